package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.kernel.Window;
import dev.inlay.compiler.kernel.WindowDim;

/**
 * The mean input that each weight of a layer meets: that of its channel, less where its tap lies in padding.
 *
 * @param channels mean of every input channel
 * @param groupChannels input channels of one group
 * @param groupOutputs output channels of one group
 * @param inside share of windows, for each tap, that have the tap inside of the input
 */
record InputMeans(float[] channels, int groupChannels, int groupOutputs, double[] inside) {
    static InputMeans ofFullyConnected(float[] channels, int outputs) {
        return new InputMeans(channels, channels.length, outputs, new double[] {1});
    }

    static InputMeans ofConvolution(float[] channels, int outputs, int groups, Window window) {
        return new InputMeans(channels, channels.length / groups, outputs / groups, inside(window));
    }

    private static double[] inside(Window window) {
        double[] shares = {1};
        for (WindowDim dim : window.dims()) {
            double[] finer = new double[shares.length * dim.size()];
            for (int i = 0; i < finer.length; i++) {
                finer[i] = shares[i / dim.size()] * inside(dim, i % dim.size());
            }
            shares = finer;
        }
        return shares;
    }

    private static double inside(WindowDim dim, int tap) {
        int count = 0;
        for (int o = 0; o < dim.output(); o++) {
            count += dim.isInside(dim.inputIndex(o, tap)) ? 1 : 0;
        }
        return (double) count / Math.max(1, dim.output());
    }

    /** @param index of the weight among those of its output: {@code [taps][C / groups]} */
    double of(int output, int index) {
        int channel = output / groupOutputs * groupChannels + index % groupChannels;
        return channels[channel] * inside[index / groupChannels];
    }
}
