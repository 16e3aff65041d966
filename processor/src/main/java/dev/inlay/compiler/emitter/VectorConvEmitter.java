package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.QConv;
import dev.inlay.compiler.kernel.QDepthwiseConv;
import dev.inlay.compiler.kernel.Weights;
import dev.inlay.compiler.program.LaneStyle;

/**
 * Writes the sums of a convolution with the Vector API: the planes of its input channels, or of what all taps see of
 * several of them, are added in one go to the planes of its output.
 */
final class VectorConvEmitter {
    private final LaneCode code;
    private final VectorLoops vectors;

    VectorConvEmitter(LaneCode code, VectorLoops vectors) {
        this.code = code;
        this.vectors = vectors;
    }

    /** Whether a layer can be written so. */
    static boolean fits(int taps, short[] weights) {
        return LaneStyle.VECTORS.keepsSums(taps) && Weights.areBytes(weights);
    }

    void write(QConv conv) {
        int channels = conv.groupChannels();
        int reuse = conv.outputChannels() / conv.groups();
        int taps = conv.window().taps();
        boolean pointwise = conv.window().isPointwise();
        int together = pointwise ? channels : LaneStyle.VECTORS.channelsTogether(taps, channels);
        String weights = code.scope().bytes(weights(conv, together));
        code.lines().add("int w = 0;");
        boolean grouped = conv.groups() > 1;
        if (grouped) {
            code.lines().open("for (int g = 0; g < " + conv.groups() + "; g++)");
        }
        String first = atGroup(grouped, channels, code.input(0).first());
        String sums = atGroup(grouped, reuse, code.output().first());
        if (pointwise) {
            multiplyAdd(sums, reuse, first, Integer.toString(channels), weights);
            advance(grouped, Integer.toString(reuse * channels));
        } else {
            collected(conv, first, together);
            multiplyAdd(sums, reuse, Integer.toString(code.scratch()), "to - " + code.scratch(), weights);
            advance(true, reuse + " * (to - " + code.scratch() + ")");
            code.lines().close();
        }
        code.lines().close(grouped ? 1 : 0);
    }

    private static String atGroup(boolean grouped, int channels, int first) {
        return grouped ? Expressions.plus("g * " + channels, first) : Integer.toString(first);
    }

    private void advance(boolean used, String weights) {
        if (used) {
            code.lines().add("w += " + weights + ";");
        }
    }

    /** Opens a loop over input channels, some together, and collects what the taps see of these. */
    private void collected(QConv conv, String first, int together) {
        String end = Expressions.sum(first, Integer.toString(conv.groupChannels()));
        code.lines().open("for (int c = " + first + "; c < " + end + "; c += " + together + ")");
        code.lines().add("int to = " + code.scratch() + ";");
        code.lines().open("for (int k = c; k < Math.min(c + " + together + ", " + end + "); k++)");
        new LaneTaps(conv.window(), code).writeAll(LaneCode.plane("k"), LaneCode.plane("to++"));
        code.lines().close();
    }

    private static byte[] weights(QConv conv, int together) {
        int channels = conv.groupChannels();
        int reuse = conv.outputChannels() / conv.groups();
        int taps = conv.window().taps();
        VectorWeights ordered = new VectorWeights(conv.weights().length);
        for (int g = 0; g < conv.groups(); g++) {
            for (int c = 0; c < channels; c += together) {
                int firstSum = g * reuse;
                int firstChannel = c;
                ordered.add(reuse, taps * Math.min(together, channels - c), (m, term) -> {
                    int channel = firstChannel + term / taps;
                    return conv.weights()[((firstSum + m) * taps + term % taps) * channels + channel];
                });
            }
        }
        return ordered.toArray();
    }

    void write(QDepthwiseConv conv) {
        int taps = conv.window().taps();
        VectorWeights ordered = new VectorWeights(conv.weights().length);
        for (int c = 0; c < conv.inputChannels(); c++) {
            int first = c * conv.multiplier();
            ordered.add(conv.multiplier(), taps, (m, tap) -> conv.weights()[tap * conv.outputChannels() + first + m]);
        }
        String weights = code.scope().bytes(ordered.toArray());
        code.lines()
                .open("for (int c = 0, w = 0; c < " + conv.inputChannels() + "; c++, "
                        + Expressions.advance("w", taps * conv.multiplier()) + ")");
        code.lines().add("int to = " + code.scratch() + ";");
        String plane = LaneCode.plane(Expressions.plus("c", code.input(0).first()));
        new LaneTaps(conv.window(), code).writeAll(plane, LaneCode.plane("to++"));
        String sum = Expressions.plus(
                conv.multiplier() == 1 ? "c" : "c * " + conv.multiplier(),
                code.output().first());
        multiplyAdd(sum, conv.multiplier(), Integer.toString(code.scratch()), Integer.toString(taps), weights);
        code.lines().close();
    }

    private void multiplyAdd(String first, int sums, String from, String terms, String weights) {
        code.lines()
                .add(vectors.type() + ".multiplyAdd(planes, " + first + ", " + sums + ", " + from + ", " + terms + ", "
                        + weights + ", w, " + code.length() + ");");
    }
}
