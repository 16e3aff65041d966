package dev.inlay.compiler.emitter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.inlay.compiler.kernel.AccumulatorRange;
import dev.inlay.compiler.kernel.Buffer;
import dev.inlay.compiler.kernel.ElementType;
import dev.inlay.compiler.kernel.QFullyConnected;
import dev.inlay.compiler.kernel.Requantization;
import dev.inlay.testing.WideWeights;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RequantizationCodeTest {
    /** In double, 37 times this is 21.5 and rounds up; for some multiple of 37 the product stays below its tie. */
    private static final double TREACHEROUS = 21.5 / 37;

    private static final OutputRange WHOLE = new OutputRange(0, -128, 127);

    private final Random random = new Random(9);

    /** Where the rounding of the product decides: random accumulators, and those nearest to ties of either rounding. */
    @Test
    void oneMultiplyIsDoubleRounding() {
        for (int i = 0; i < 300_000; i++) {
            int multiplier = random.nextInt(20) == 0 ? 0 : (1 << 30) + random.nextInt(1 << 30);
            int shift = random.nextInt(32) - 31;
            Requantization reference = new Requantization(new int[] {multiplier}, new int[] {shift});
            ChannelFactor factor = ChannelFactor.ofDoubleRounding(multiplier, shift);
            int any = random.nextInt() >> random.nextInt(31);
            double ulp = Math.scalb(1.0, 31 - shift) / Math.max(1, multiplier);
            int tie = (int) ((random.nextInt(256) - 127.5) * ulp);
            for (int accumulator : new int[] {any, tie - 1, tie, tie + 1, -1, 0, 1}) {
                assertEquals(
                        reference.apply(0, accumulator),
                        factor.apply(accumulator),
                        accumulator + " * " + multiplier + " * 2^" + (shift - 31));
            }
        }
    }

    @Test
    void multiplierStandsForUsualScales() {
        for (int i = 0; i < 200; i++) {
            Requantization requantization = Requantization.ofReal(Math.exp(-9 + 8 * random.nextDouble()), false);
            assertInstanceOf(MultiplyRequantization.class, choose(requantization));
        }
    }

    @Test
    void stepsStandForTheOthers() {
        assertInstanceOf(ThresholdRequantization.class, choose(Requantization.ofReal(TREACHEROUS, false)));
        assertInstanceOf(
                SteppedChannels.class, choose(Requantization.ofReal(new double[] {0.01, TREACHEROUS, 0.02}, false)));
    }

    private static RequantizationCode choose(Requantization requantization) {
        ConstantTable constants = new ConstantTable(new NamePool(Set.of()));
        KernelNames names = new KernelScope(
                LayerName.of("layer"), List.of(), Location.of(ElementType.INT8, "output", Location.START), constants);
        int channels = requantization.multipliers().length;
        return RequantizationCode.choose(
                requantization, channels, channel -> new AccumulatorRange(-32640, 32640), WHOLE, names);
    }

    /** Every accumulator from 127 * -128 - 128 to 127 * 127 + 127, in each form, with clamps that hide one sign or not. */
    @Test
    void everyAccumulatorInEveryForm() {
        List<KernelCase> cases = new ArrayList<>();
        for (int[] clamp : new int[][] {{-128, 127}, {3, 127}, {-100, -20}, {5, 5}}) {
            cases.add(layer(clamp, TREACHEROUS));
            cases.add(layer(clamp, 1.0 / 6));
            cases.add(layer(clamp, 0.0123, TREACHEROUS, 0.5, 0.25, 1.0 / 6, 0.0371, 22.5 / 39));
            double[] many = new double[12];
            for (int i = 0; i < many.length; i++) {
                many[i] = i == 3 ? 0.01 : TREACHEROUS;
            }
            cases.add(layer(clamp, many));
        }
        KernelHarness.check(cases);
    }

    private static KernelCase layer(int[] clamp, double... scales) {
        int outputs = Math.max(4, scales.length);
        byte[] weights = new byte[2 * outputs];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (byte) (i % 2 == 0 ? 1 : 127);
        }
        byte[] pairs = new byte[2 << 16];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = (byte) (i % 2 == 0 ? i >> 1 : i >> 9);
        }
        QFullyConnected layer = new QFullyConnected(
                1 << 16,
                2,
                outputs,
                WideWeights.of(weights),
                new int[outputs],
                Requantization.ofReal(scales, false),
                0,
                3,
                clamp[0],
                clamp[1]);
        return KernelCase.toBytes(layer, outputs << 16, Buffer.of(pairs));
    }
}
