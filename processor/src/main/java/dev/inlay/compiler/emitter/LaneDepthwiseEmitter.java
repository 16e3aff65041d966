package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.QDepthwiseConv;
import dev.inlay.compiler.program.LaneStyle;
import java.util.Optional;

/** A depthwise convolution on float lanes: four taps of an input plane at a time are added to its output planes. */
final class LaneDepthwiseEmitter {
    private static final int TOGETHER = LaneStyle.TOGETHER;

    private final QDepthwiseConv conv;
    private final LaneCode code;

    LaneDepthwiseEmitter(QDepthwiseConv conv, LaneCode code) {
        this.conv = conv;
        this.code = code;
    }

    void write() {
        int out = code.output().first();
        code.lanes("fill", "planes", out, code.scope().ints("BIAS", conv.bias()), code.length());
        Optional<VectorLoops> vectors = code.scope()
                .vectors()
                .filter(loops -> VectorConvEmitter.fits(conv.window().taps(), conv.weights()));
        if (vectors.isPresent()) {
            new VectorConvEmitter(code, vectors.get()).write(conv);
        } else {
            loops(code.input(0).first(), out);
        }
        new LaneRequantization(
                        conv.requantization(),
                        conv.outputChannels(),
                        conv::accumulatorRange,
                        new OutputRange(conv.outputZeroPoint(), conv.min(), conv.max()),
                        code)
                .planes();
    }

    private void loops(int in, int out) {
        code.lines().add("int w = 0;");
        code.lines().add("int m = " + out + ";");
        code.lines().open("for (int c = " + in + "; c < " + (in + conv.inputChannels()) + "; c++)");
        new LaneTaps(conv.window(), code).writeChannel(this::multiplyAdd);
        code.lines().add(Expressions.advance("m", conv.multiplier()) + ";").close();
    }

    private void multiplyAdd(String... planes) {
        code.lanes(
                "multiplyAdd",
                "planes",
                "m",
                conv.multiplier(),
                planes[0],
                planes[1],
                planes[2],
                planes[3],
                code.scope().weights(byChannel()),
                "w",
                code.length());
        code.lines().add("w += " + conv.multiplier() * TOGETHER + ";");
    }

    /** {@code [input channel, quad of taps, output channel of it, 4]}. */
    private short[] byChannel() {
        int taps = conv.window().taps();
        int multiplier = conv.multiplier();
        int padded = (taps + TOGETHER - 1) / TOGETHER * TOGETHER;
        short[] ordered = new short[padded * conv.outputChannels()];
        for (int tap = 0; tap < taps; tap++) {
            for (int channel = 0; channel < conv.outputChannels(); channel++) {
                int c = channel / multiplier;
                int quad = (c * padded + tap / TOGETHER * TOGETHER) * multiplier;
                ordered[quad + channel % multiplier * TOGETHER + tap % TOGETHER] =
                        conv.weights()[tap * conv.outputChannels() + channel];
            }
        }
        return ordered;
    }
}
