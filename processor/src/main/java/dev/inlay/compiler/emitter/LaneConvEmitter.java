package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.QConv;
import dev.inlay.compiler.program.LaneStyle;
import java.util.Optional;

/**
 * A convolution on float lanes. Four planes at a time - input channels, or what taps of the window see of them - are
 * added to the sums of all output channels, which are the planes of the output.
 */
final class LaneConvEmitter {
    private static final int TOGETHER = LaneStyle.TOGETHER;

    private final QConv conv;
    private final LaneCode code;
    private final int reuse;
    private final int terms;

    LaneConvEmitter(QConv conv, LaneCode code) {
        this.conv = conv;
        this.code = code;
        this.reuse = conv.outputChannels() / conv.groups();
        this.terms = conv.window().taps() * conv.groupChannels();
    }

    void write() {
        LaneRequantization requantization = new LaneRequantization(
                conv.requantization(),
                conv.outputChannels(),
                conv::accumulatorRange,
                new OutputRange(conv.outputZeroPoint(), conv.min(), conv.max()),
                code);
        if (isVector()) {
            vector();
            requantization.vector();
            return;
        }
        code.lanes("fill", "planes", code.output().first(), code.scope().ints("BIAS", conv.bias()), code.length());
        Optional<VectorLoops> vectors = code.scope()
                .vectors()
                .filter(loops -> VectorConvEmitter.fits(conv.window().taps(), conv.weights()));
        if (vectors.isPresent()) {
            new VectorConvEmitter(code, vectors.get()).write(conv);
        } else {
            loops();
        }
        requantization.planes();
    }

    private void loops() {
        code.lines().add("int w = 0;");
        if (conv.groups() > 1) {
            code.lines().open("for (int g = 0; g < " + conv.groups() + "; g++)");
        }
        if (conv.window().isPointwise()) {
            pointwise();
        } else {
            new LaneTaps(conv.window(), code).write(this::openChannels, this::multiplyAdd);
        }
        code.lines().close(conv.groups() > 1 ? 1 : 0);
    }

    private boolean isVector() {
        return conv.groups() == 1
                && conv.window().isPointwise()
                && conv.batch() * conv.window().inputElements() == 1;
    }

    private void vector() {
        int inputs = conv.inputChannels();
        int outputs = conv.outputChannels();
        byte[] byInput = new byte[conv.weights().length];
        float[] bias = new float[outputs];
        for (int o = 0; o < outputs; o++) {
            bias[o] = conv.bias()[o];
            for (int i = 0; i < inputs; i++) {
                byInput[i * outputs + o] = (byte) conv.weights()[o * inputs + i];
            }
        }
        String sums = LaneCode.plane(code.output().first());
        code.lines()
                .add("System.arraycopy(" + code.scope().floats("BIAS", bias) + ", 0, " + sums + ", 0, " + outputs
                        + ");");
        code.lanes(
                "multiplyAddRows",
                sums,
                LaneCode.plane(code.input(0).first()),
                inputs,
                code.scope().rows(byInput, outputs, code.length()),
                code.length());
    }

    private void pointwise() {
        openChannels(TOGETHER);
        String[] planes = new String[TOGETHER];
        for (int i = 0; i < TOGETHER; i++) {
            // what is missing to four has weights of 0
            boolean whole = conv.groupChannels() % TOGETHER == 0 || i == 0;
            String index = Expressions.plus("c", i);
            planes[i] = LaneCode.plane(whole ? index : "Math.min(" + index + ", end - 1)");
        }
        multiplyAdd(planes);
        code.lines().close();
    }

    /** Opens the loop over the planes of a group's input. */
    private void openChannels(int step) {
        int first = code.input(0).first();
        int channels = conv.groupChannels();
        String start = conv.groups() > 1 ? Expressions.plus("g * " + channels, first) : Integer.toString(first);
        String end = conv.groups() > 1 ? "c + " + channels : Integer.toString(first + channels);
        code.lines().open("for (int c = " + start + ", end = " + end + "; c < end; c += " + step + ")");
    }

    /** Adds four planes to the sums of a group. */
    private void multiplyAdd(String... planes) {
        int first = code.output().first();
        String start = conv.groups() > 1 ? Expressions.plus("g * " + reuse, first) : Integer.toString(first);
        code.lanes(
                "multiplyAdd",
                "planes",
                start,
                reuse,
                planes[0],
                planes[1],
                planes[2],
                planes[3],
                code.scope().weights(byTerm()),
                "w",
                code.length());
        code.lines().add("w += " + reuse * TOGETHER + ";");
    }

    /** {@code [group, quad of terms, output channel, 4]}, terms being input channels and their taps. */
    private short[] byTerm() {
        int taps = conv.window().taps();
        int channels = conv.groupChannels();
        int padded = (terms + TOGETHER - 1) / TOGETHER * TOGETHER;
        short[] ordered = new short[conv.groups() * padded * reuse];
        for (int g = 0; g < conv.groups(); g++) {
            for (int term = 0; term < terms; term++) {
                for (int m = 0; m < reuse; m++) {
                    int source = ((g * reuse + m) * taps + term % taps) * channels + term / taps;
                    int quad = (g * padded + term / TOGETHER * TOGETHER) * reuse;
                    ordered[quad + m * TOGETHER + term % TOGETHER] = conv.weights()[source];
                }
            }
        }
        return ordered;
    }
}
