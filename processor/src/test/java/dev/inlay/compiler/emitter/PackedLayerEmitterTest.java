package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.AccumulatorOverflowException;
import dev.inlay.compiler.kernel.Kernel;
import dev.inlay.compiler.kernel.QConv;
import dev.inlay.compiler.kernel.QFullyConnected;
import dev.inlay.compiler.kernel.Requantization;
import dev.inlay.compiler.kernel.Window;
import dev.inlay.compiler.kernel.WindowDim;
import dev.inlay.compiler.program.PackedLayout;
import dev.inlay.compiler.program.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Convolutions and fully-connected layers with several output channels in a word. */
class PackedLayerEmitterTest {
    private static final int CASES = 200;

    private final RandomNumbers random = new RandomNumbers(21);
    private final RandomGeometry geometry = new RandomGeometry(random);
    private final List<KernelCase> cases = new ArrayList<>();

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PLAIN")
    void equalsReference(Variant variant) {
        while (cases.size() < CASES) {
            int groups = random.oneIn(3) ? random.in(2, 4) : 1;
            int inputChannels = groups * random.in(1, random.oneIn(4) ? 60 : 9);
            int outputChannels = groups * random.in(2, random.oneIn(4) ? 30 : 9);
            addConv(variant, geometry.window(), random.in(1, 2), inputChannels, outputChannels, groups);
        }
        KernelHarness.check(cases);
    }

    /** Windows at and around the number of elements that fit one pass, and channels that do not fill their words. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PLAIN")
    void equalsReferenceWhereTheFormChanges(Variant variant) {
        for (int channels : new int[] {1, 16, 17, 49, 50, 51, 150, 151, 157, 300}) {
            for (int outputs : new int[] {2, 3, 4, 5, 8, 11}) {
                Window pointwise = new Window(List.of(new WindowDim(3, 3, 1, 1, 1, 0, 0)));
                Window padded = new Window(List.of(new WindowDim(3, 3, 3, 1, 1, 1, 1)));
                Window square =
                        new Window(List.of(new WindowDim(3, 2, 3, 2, 1, 1, 1), new WindowDim(4, 2, 3, 2, 1, 0, 1)));
                addConv(variant, pointwise, 1, channels, outputs, 1);
                addConv(variant, padded, 1, channels, outputs, 1);
                addConv(variant, square, 1, channels, outputs, 1);
            }
        }
        KernelHarness.check(cases);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PLAIN")
    void fullyConnectedEqualsReference(Variant variant) {
        while (cases.size() < CASES) {
            int rows = random.in(1, 3);
            int inputs = random.in(1, random.oneIn(2) ? 20 : 400);
            int outputs = random.in(2, 20);
            int zeroPoint = random.zeroPoint();
            int[] clamp = random.clamp(zeroPoint);
            short[] weights = random.weights(inputs * outputs);
            int[] bias = random.bias(outputs);
            Requantization factors = factors(outputs, random.oneIn(3), inputs);
            try {
                QFullyConnected layer = new QFullyConnected(
                        rows,
                        inputs,
                        outputs,
                        weights,
                        bias,
                        factors,
                        random.zeroPoint(),
                        zeroPoint,
                        clamp[0],
                        clamp[1]);
                add(variant, layer, rows * outputs, rows * inputs);
            } catch (AccumulatorOverflowException e) {
                // extreme weights with an extreme bias: refused, as it should be
            }
        }
        KernelHarness.check(cases);
    }

    private Requantization factors(int channels, boolean doubleRounding, int terms) {
        return random.requantization(channels, doubleRounding, terms * 4096.0);
    }

    private void addConv(Variant variant, Window window, int batch, int inputChannels, int outputChannels, int groups) {
        int terms = window.taps() * inputChannels / groups;
        int zeroPoint = random.zeroPoint();
        int[] clamp = random.clamp(zeroPoint);
        try {
            QConv conv = new QConv(
                    window,
                    batch,
                    inputChannels,
                    outputChannels,
                    groups,
                    random.weights(outputChannels * terms),
                    random.bias(outputChannels),
                    factors(outputChannels, !random.oneIn(5), terms),
                    random.zeroPoint(),
                    zeroPoint,
                    clamp[0],
                    clamp[1]);
            add(
                    variant,
                    conv,
                    batch * window.outputElements() * outputChannels,
                    batch * window.inputElements() * inputChannels);
        } catch (AccumulatorOverflowException e) {
            // extreme weights with an extreme bias: refused, as it should be
        }
    }

    private void add(Variant variant, Kernel kernel, int outputs, int inputs) {
        Optional<PackedLayout> layout = PackedLayout.of(kernel);
        if (layout.isPresent()
                && (variant != Variant.PACKED_CODE || layout.get().fitsCode())) {
            cases.add(KernelCase.toBytes(kernel, outputs, random.buffer(inputs)).as(variant));
        }
    }
}
