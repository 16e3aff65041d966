package dev.inlay.compiler.importer.tflite;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inlay.compiler.declaration.DimensionSettings;
import dev.inlay.compiler.diagnostic.DiagnosticCollector;
import dev.inlay.compiler.diagnostic.DiagnosticException;
import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.tensor.DataType;
import dev.inlay.compiler.tensor.Quantization;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.Tensor;
import dev.inlay.compiler.tensor.TensorType;
import dev.inlay.fixture.FlatRecord;
import dev.inlay.fixture.TfliteModel;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of tensors: scales, stored integers, names and dimensions. */
class ModelStructureTest {
    private static final FlatRecord VALID =
            new FlatRecord().set(0, (byte) 1).set(1, 1).set(2, 1);

    @Test
    void aQuantizedNetworkIsOneOfRealNumbersWithTheScalesOfTheFile() {
        Graph graph = SingleOperator.read(SmallModel.make().bytes());
        Node conv = graph.nodes().get(0);
        assertEquals(TensorType.floats(1, 2, 2, 1), graph.inputs().get(0).type());
        assertEquals(
                Optional.of(Quantization.perTensor(0.5f, -1)),
                conv.inputs().get(0).quantization());
        Value weights = conv.inputs().get(1);
        assertEquals(DataType.INT8, graph.stored(weights).orElseThrow().dataType());
        assertArrayEquals(
                new float[] {0.25f, -0.5f, 0.375f, -0.5f},
                graph.constant(weights).orElseThrow().floats());
        Node relu = graph.nodes().get(1);
        assertEquals(relu.output().quantization(), conv.output().quantization());
        assertEquals("RELU", relu.operator().name());
    }

    @Test
    void integersOfFourBitsStandTwoInAByteTheLowOneFirst() {
        Graph graph = SingleOperator.read(SmallModel.make().bytes());
        Node full = graph.nodes().stream()
                .filter(node -> node.operator().name().equals("FullyConnected"))
                .findFirst()
                .orElseThrow();
        Tensor stored = graph.stored(full.inputs().get(1)).orElseThrow();
        assertArrayEquals(new long[] {1, 2, -8, -1}, stored.integers());
        assertEquals(DataType.INT4, stored.dataType());
    }

    @Test
    void unsignedBytesAreToldAsSignedOnes() {
        TfliteModel model = new TfliteModel();
        int x = model.input(model.tensor("x", TfliteModel.UINT8, 1, 1, 1, 1));
        model.quantize(x, 0.5f, 127);
        int weights = model.constant("w", TfliteModel.UINT8, new byte[] {(byte) 255}, 1, 1, 1, 1);
        model.quantize(weights, 0.25f, 3);
        int y = model.output(model.tensor("y", TfliteModel.UINT8, 1, 1, 1, 1));
        model.quantize(y, 1, 0);
        model.operator(3, 1, VALID, new int[] {x, weights, model.ints("b", 7)}, y);
        Graph graph = SingleOperator.read(model.bytes());
        Node conv = graph.nodes().get(0);
        assertEquals(
                Optional.of(Quantization.perTensor(0.5f, -1).ofUnsigned()),
                graph.inputs().get(0).quantization());
        assertEquals(
                Optional.of(Quantization.perTensor(1, -128).ofUnsigned()),
                conv.output().quantization());
        assertArrayEquals(
                new float[] {252 * 0.25f},
                graph.constant(conv.inputs().get(1)).orElseThrow().floats());
        // a bias without a scale has that of the products
        assertArrayEquals(
                new float[] {7 * 0.125f},
                graph.constant(conv.inputs().get(2)).orElseThrow().floats());
    }

    @Test
    void weightsBehindDequantizeAreReadAtOnce() {
        TfliteModel model = new TfliteModel();
        int x = model.input(model.tensor("x", TfliteModel.FLOAT32, 1, 2));
        int half = model.constant("w", TfliteModel.FLOAT16, new byte[] {0, 0x3c, 0, (byte) 0xc0}, 1, 2);
        int weights = model.tensor("w32", TfliteModel.FLOAT32, 1, 2);
        model.operator(6, new int[] {half}, weights);
        int y = model.output(model.tensor("y", TfliteModel.FLOAT32, 1, 1));
        model.operator(9, 8, new FlatRecord(), new int[] {x, weights, -1}, y);
        Graph graph = SingleOperator.read(model.bytes());
        assertEquals(1, graph.nodes().size());
        assertArrayEquals(
                new float[] {1, -2},
                graph.constant(graph.nodes().get(0).inputs().get(1))
                        .orElseThrow()
                        .floats());
    }

    @Test
    void integerWeightsOfRealActivationsStayIntegers() {
        TfliteModel model = new TfliteModel();
        int x = model.input(model.tensor("x", TfliteModel.FLOAT32, 1, 1, 1, 1));
        int weights = model.constant("w", TfliteModel.INT8, new byte[] {4, -6}, 1, 1, 1, 2);
        model.quantizeChannels(weights, 3, 0.5f, 0.25f);
        int y = model.output(model.tensor("y", TfliteModel.FLOAT32, 1, 1, 1, 2));
        model.operator(4, 2, VALID, new int[] {x, weights}, y);
        Graph graph = SingleOperator.read(model.bytes());
        Value stored = graph.nodes().get(0).inputs().get(1);
        assertFalse(graph.hasQuantizedActivations());
        assertEquals(Shape.of(2, 1, 1, 1), stored.type().shape());
        assertEquals(0, stored.quantization().orElseThrow().axis());
        assertArrayEquals(
                new float[] {2, -1.5f}, graph.constant(stored).orElseThrow().floats());
    }

    @Test
    void dataMayStandBehindTheTables() {
        TfliteModel model = new TfliteModel();
        int x = model.input(model.tensor("x", TfliteModel.FLOAT32, 1));
        int offset = model.tensor("offset", TfliteModel.FLOAT32, 1);
        FlatRecord buffer = new FlatRecord().set(1, 1_000_000L).set(2, 4L);
        model.table(offset).set(2, model.buffer(buffer));
        model.operator(0, 11, new FlatRecord(), new int[] {x, offset}, model.output(model.tensor("y", 0, 1)));
        byte[] tables = model.bytes();
        assertThrows(DiagnosticException.class, () -> SingleOperator.read(tables));
        buffer.set(1, (long) tables.length);
        byte[] content = Arrays.copyOf(model.bytes(), tables.length + Float.BYTES);
        content[tables.length + 3] = 0x40;
        Graph graph = SingleOperator.read(content);
        assertArrayEquals(
                new float[] {2},
                graph.constant(graph.nodes().get(0).inputs().get(1))
                        .orElseThrow()
                        .floats());
    }

    @Test
    void equalNamesAreToldApartAndAnOutputMayBeAnInput() {
        TfliteModel model = new TfliteModel();
        int x = model.input(model.output(model.tensor("t", TfliteModel.FLOAT32, 1)));
        int y = model.output(model.tensor("t", TfliteModel.FLOAT32, 1));
        model.operator(19, new int[] {x}, y);
        Graph graph = SingleOperator.read(model.bytes());
        long names = graph.outputs().stream().map(Value::name).distinct().count();
        assertEquals(2, names);
        assertTrue(graph.outputs().stream()
                .noneMatch(output -> output.name().equals(graph.inputs().get(0).name())));
    }

    @Test
    void theBatchIsOneAndOtherOpenDimensionsNeedASetting() {
        TfliteModel model = new TfliteModel();
        int x = model.input(model.tensor("x", TfliteModel.FLOAT32, 1, 1));
        model.table(x).set(7, new int[] {-1, -1});
        model.operator(19, new int[] {x}, model.output(model.tensor("y", TfliteModel.FLOAT32, 1, 1)));
        byte[] content = model.bytes();
        DiagnosticException open = assertThrows(DiagnosticException.class, () -> SingleOperator.read(content));
        assertTrue(open.getMessage().contains("x.1"), open.getMessage());
        Graph graph = TfliteImporter.importModel(
                content, "m.tflite", new DimensionSettings(Map.of("x.1", 5)), new DiagnosticCollector());
        assertEquals(
                List.of(TensorType.floats(1, 5)),
                graph.outputs().stream().map(Value::type).toList());
    }
}
