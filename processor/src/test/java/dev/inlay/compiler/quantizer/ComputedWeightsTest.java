package dev.inlay.compiler.quantizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inlay.compiler.declaration.DimensionSettings;
import dev.inlay.compiler.diagnostic.DiagnosticCollector;
import dev.inlay.compiler.importer.tflite.TfliteImporter;
import dev.inlay.compiler.kernel.Buffer;
import dev.inlay.compiler.kernel.ElementType;
import dev.inlay.compiler.program.Program;
import dev.inlay.fixture.FlatRecord;
import dev.inlay.fixture.TfliteModel;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A fully-connected layer whose weights are an activation gives the bytes of the one that has them as constants. */
class ComputedWeightsTest {
    private static final int FULLY_CONNECTED = 9;
    private static final int OPTIONS = 8;
    private static final int ROWS = 3;
    private static final int INPUTS = 11;
    private static final int OUTPUTS = 5;

    @Test
    void computedWeightsGiveTheBytesOfConstantOnes() {
        Random random = new Random(8);
        for (int i = 0; i < 60; i++) {
            byte[] x = new byte[ROWS * INPUTS];
            byte[] weights = new byte[OUTPUTS * INPUTS];
            random.nextBytes(x);
            random.nextBytes(weights);
            float out = 0.05f + random.nextFloat();
            int zeroPoint = random.nextInt(-128, 128);
            Program expected = program(layer(weights, out, zeroPoint));
            Program computed = program(layer(null, out, zeroPoint));
            assertEquals(2, computed.inputs().size());
            assertTrue(computed.steps().stream().noneMatch(step -> step.output().elementType() == ElementType.FLOAT32));
            assertArrayEquals(
                    expected.run(List.of(Buffer.of(x))).get(0).bytes(),
                    computed.run(List.of(Buffer.of(x), Buffer.of(weights)))
                            .get(0)
                            .bytes());
        }
    }

    /** @param weights null for those that are an input */
    private static TfliteModel layer(byte[] weights, float outputScale, int zeroPoint) {
        TfliteModel model = new TfliteModel();
        int x = model.input(model.tensor("x", TfliteModel.INT8, ROWS, INPUTS));
        model.quantize(x, 0.05f, 3);
        int w = weights == null
                ? model.input(model.tensor("w", TfliteModel.INT8, OUTPUTS, INPUTS))
                : model.constant("w", TfliteModel.INT8, weights, OUTPUTS, INPUTS);
        model.quantize(w, 0.02f, 0);
        int y = model.output(model.tensor("y", TfliteModel.INT8, ROWS, OUTPUTS));
        model.quantize(y, outputScale, zeroPoint);
        model.operator(FULLY_CONNECTED, OPTIONS, new FlatRecord(), new int[] {x, w, -1}, y);
        return model;
    }

    private static Program program(TfliteModel model) {
        DiagnosticCollector diagnostics = new DiagnosticCollector();
        return Quantizer.keepScales(
                TfliteImporter.importModel(model.bytes(), "m.tflite", DimensionSettings.none(), diagnostics),
                diagnostics);
    }
}
