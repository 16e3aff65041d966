package dev.inlay.compiler.importer.onnx;

import static dev.inlay.compiler.importer.onnx.OnnxModels.ints;
import static dev.inlay.compiler.importer.onnx.OnnxModels.number;
import static dev.inlay.compiler.importer.onnx.OnnxModels.real;
import static dev.inlay.compiler.importer.onnx.OnnxModels.text;
import static dev.inlay.compiler.importer.onnx.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.inlay.compiler.declaration.DimensionSettings;
import dev.inlay.compiler.diagnostic.DiagnosticCollector;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.importer.onnx.proto.GraphProto;
import dev.inlay.compiler.importer.onnx.proto.ModelProto;
import dev.inlay.compiler.importer.onnx.proto.TypeProto;
import dev.inlay.compiler.importer.onnx.proto.ValueInfoProto;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Models that are wrong, each refused with the one diagnostic that says why. */
class BadModelTest {
    @ParameterizedTest
    @CsvSource({
        "'PK\u0003\u0004archive', ZIP",
        "'\u0089HDF\r\n\u001a\n', HDF5",
        "'{\"model\": 1}', JSON",
        "'<html>', HTML",
        "'version https://git-lfs.github.com/spec/v1', git lfs pull",
        "'just some notes', text file",
    })
    void otherFormatsAreNamed(String content, String name) {
        byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
        assertRefused(DiagnosticId.ONNX_FOREIGN_FORMAT, () -> OnnxModels.importGraph(bytes), "test.onnx", name);
    }

    @Test
    void aGraphIsNeeded() {
        byte[] bytes = ModelProto.newBuilder().setIrVersion(8).build().toByteArray();
        assertRefused(DiagnosticId.ONNX_DAMAGED, () -> OnnxModels.importGraph(bytes), "no graph");
    }

    @ParameterizedTest
    @CsvSource({"6, opset 6", "29, opset 29", "-1, opset -1"})
    void opsetsOutOfRangeAreRefused(int opset, String part) {
        OnnxModels model =
                OnnxModels.opset(opset).input("x", 1).node("Abs", "x -> y").output("y");
        assertRefused(DiagnosticId.ONNX_OPSET_UNSUPPORTED, model::importGraph, part, "7 to 28");
    }

    @Test
    void anOpsetIsNeeded() {
        byte[] bytes = ModelProto.newBuilder()
                .setGraph(GraphProto.newBuilder())
                .build()
                .toByteArray();
        assertRefused(DiagnosticId.ONNX_OPSET_UNSUPPORTED, () -> OnnxModels.importGraph(bytes), "does not say");
    }

    @Test
    void cyclesAreShown() {
        OnnxModels model = OnnxModels.opset(13)
                .input("x", 1)
                .node("one", "Add", "x c -> a")
                .node("two", "Neg", "a -> b")
                .node("three", "Abs", "b -> c")
                .output("a");
        assertRefused(
                DiagnosticId.ONNX_GRAPH_INVALID,
                model::importGraph,
                "cycle: Add node \"one\" reads from Abs node \"three\" reads from Neg node \"two\"");
    }

    @Test
    void allMissingInputsAreNamed() {
        OnnxModels model = OnnxModels.opset(13)
                .input("x", 1)
                .node("one", "Add", "x p -> a")
                .node("two", "Add", "a q -> b")
                .output("b", "r");
        assertRefused(
                DiagnosticId.ONNX_GRAPH_INVALID, model::importGraph, "\"p\"", "\"one\"", "\"q\"", "\"r\"", "output");
    }

    @Test
    void namesAreComputedOnce() {
        OnnxModels twice = OnnxModels.opset(13)
                .input("x", 1)
                .node("Abs", "x -> y")
                .node("Neg", "x -> y")
                .output("y");
        assertRefused(DiagnosticId.ONNX_GRAPH_INVALID, twice::importGraph, "computed twice", "Abs_0", "Neg_1");
        OnnxModels shadowing =
                OnnxModels.opset(13).input("x", 1).node("Abs", "x -> x").output("x");
        assertRefused(DiagnosticId.ONNX_GRAPH_INVALID, shadowing::importGraph, "computes \"x\"");
    }

    @Test
    void inputsAndOutputsAreNeeded() {
        OnnxModels noInput =
                OnnxModels.opset(13).floats("c", 1).node("Abs", "c -> y").output("y");
        assertRefused(DiagnosticId.ONNX_GRAPH_INVALID, noInput::importGraph, "no input");
        OnnxModels noOutput = OnnxModels.opset(13).input("x", 1).node("Abs", "x -> y");
        assertRefused(DiagnosticId.ONNX_GRAPH_INVALID, noOutput::importGraph, "no output");
        OnnxModels twice = OnnxModels.opset(13)
                .input("x", 1)
                .input("x", 2)
                .node("Abs", "x -> y")
                .output("y");
        assertRefused(DiagnosticId.ONNX_GRAPH_INVALID, twice::importGraph, "\"x\" is there twice");
        OnnxModels nameless = OnnxModels.opset(13).input("", 1).output("y");
        assertRefused(DiagnosticId.ONNX_GRAPH_INVALID, nameless::importGraph, "no name");
    }

    @Test
    void inputsAreTensorsOfKnownTypeAndRank() {
        ValueInfoProto sequence = ValueInfoProto.newBuilder()
                .setName("x")
                .setType(TypeProto.newBuilder().setSequenceType(com.google.protobuf.ByteString.EMPTY))
                .build();
        assertRefused(DiagnosticId.ONNX_INPUT_INVALID, withInput(sequence), "x", "sequence");
        assertRefused(DiagnosticId.ONNX_INPUT_INVALID, withInput(OnnxModels.typedInput("x", 8, 1)), "string");
        assertRefused(DiagnosticId.ONNX_INPUT_INVALID, withInput(OnnxModels.typedInput("x", 17, 1)), "float8e4m3fn");
        assertRefused(DiagnosticId.ONNX_INPUT_INVALID, withInput(OnnxModels.typedInput("x", 99, 1)), "number 99");
        ValueInfoProto shapeless = ValueInfoProto.newBuilder()
                .setName("x")
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder().setElemType(1)))
                .build();
        assertRefused(DiagnosticId.ONNX_INPUT_INVALID, withInput(shapeless), "no shape");
        ValueInfoProto untyped = ValueInfoProto.newBuilder().setName("x").build();
        assertRefused(DiagnosticId.ONNX_INPUT_INVALID, withInput(untyped), "no type");
        assertRefused(
                DiagnosticId.ONNX_INPUT_INVALID, withInput(OnnxModels.floatInput("x", 1, -7)), "negative dimension");
        assertRefused(
                DiagnosticId.ONNX_INPUT_INVALID,
                withInput(OnnxModels.floatInput("x", 1, 1 << 20, 1 << 20)),
                "more than");
        assertRefused(DiagnosticId.ONNX_INPUT_INVALID, withInput(OnnxModels.floatInput("x", 1L << 40)), "out of range");
    }

    private static org.junit.jupiter.api.function.Executable withInput(ValueInfoProto input) {
        return OnnxModels.opset(13).input(input).node("Abs", "x -> y").output("y")::importGraph;
    }

    @Test
    void attributesHaveTypesAndValues() {
        assertSoftmaxRefused("attribute axis is of type FLOAT, not INT", real("axis", 1));
        assertSoftmaxRefused("attribute axis is given twice", number("axis", 1), number("axis", 1));
        assertSoftmaxRefused("out of range", number("axis", 1L << 33));
        assertSoftmaxRefused("axis 5 is outside of rank 2", number("axis", 5));
        OnnxModels nan = OnnxModels.opset(13)
                .input("x", 1)
                .node("n", "LeakyRelu", "x -> y", real("alpha", Float.NaN))
                .output("y");
        assertRefused(DiagnosticId.ONNX_NODE_INVALID, nan::importGraph, "LeakyRelu node \"n\"", "alpha is NaN");
    }

    private static void assertSoftmaxRefused(
            String part, dev.inlay.compiler.importer.onnx.proto.AttributeProto... attributes) {
        OnnxModels model = OnnxModels.opset(13)
                .input("x", 1, 4)
                .node("n", "Softmax", "x -> y", attributes)
                .output("y");
        assertRefused(
                DiagnosticId.ONNX_NODE_INVALID,
                model::importGraph,
                part,
                "Softmax node \"n\" (opset 13)",
                "x: float32[1, 4]");
    }

    @Test
    void unknownAttributesAreWarnedOf() {
        DiagnosticCollector diagnostics = new DiagnosticCollector();
        OnnxModels.opset(13)
                .input("x", 1, 4)
                .node("n", "Relu", "x -> y", text("mood", "good"), ints("other"))
                .output("y")
                .importGraph(DimensionSettings.none(), diagnostics);
        assertEquals(1, diagnostics.diagnostics().size());
        assertEquals(
                "[INLAY-317] Relu node \"n\" (opset 13) has attributes that are ignored: mood, other",
                diagnostics.diagnostics().get(0).toString());
    }

    @Test
    void outputsThatAreNotAsDeclaredAreWarnedOf() {
        DiagnosticCollector diagnostics = new DiagnosticCollector();
        OnnxModels.opset(13)
                .input("x", "N", 4)
                .node("Relu", "x -> y")
                .output(OnnxModels.floatInput("y", "N", 5))
                .importGraph(DimensionSettings.none(), diagnostics);
        assertEquals(
                "[[INLAY-318] output y is declared as [N, 5] but its nodes make it [1, 4]]",
                diagnostics.diagnostics().toString());
    }

    @Test
    void parametersMustBeKnown() {
        OnnxModels model = OnnxModels.opset(13)
                .input("x", 1, 4)
                .input(OnnxModels.typedInput("i", OnnxModels.INT64, 2))
                .node("lookup", "Gather", "x i -> y")
                .output("y");
        assertRefused(
                DiagnosticId.ONNX_NODE_UNSUPPORTED,
                model::importGraph,
                "Gather node \"lookup\"",
                "indices (i: int64[2])",
                "known at compile time");
    }

    @Test
    void indicesStayInside() {
        OnnxModels model = OnnxModels.opset(13)
                .input("x", 1, 4)
                .longs("i", 0, 4)
                .node("Gather", "x i -> y", number("axis", 1))
                .output("y");
        assertRefused(DiagnosticId.ONNX_NODE_INVALID, model::importGraph, "index 4 is outside of axis 1");
    }

    @Test
    void outputsThatAnOperatorDoesNotHaveAreRefused() {
        OnnxModels model = OnnxModels.opset(13)
                .input("x", 1, 4)
                .node("Relu", "x -> y z")
                .node("Add", "y z -> s")
                .output("s");
        assertRefused(DiagnosticId.ONNX_NODE_UNSUPPORTED, model::importGraph, "output \"z\"");
    }

    @Test
    void inputsThatAreNeededMustBeThere() {
        OnnxModels model =
                OnnxModels.opset(13).input("x", 1, 4).node("Add", "x _ -> y").output("y");
        assertRefused(DiagnosticId.ONNX_NODE_INVALID, model::importGraph, "input 1 is missing");
        OnnxModels none =
                OnnxModels.opset(13).input("x", 1, 4).node("Concat", "-> y").output("y");
        assertRefused(DiagnosticId.ONNX_NODE_INVALID, none::importGraph, "no inputs");
    }

    @Test
    void weightsAreFinite() {
        OnnxModels model = OnnxModels.opset(13)
                .input("x", 3)
                .floats("w", 1, Float.NaN, Float.POSITIVE_INFINITY)
                .node("scale", "Mul", "x w -> y")
                .output("y");
        assertRefused(
                DiagnosticId.ONNX_NOT_FINITE,
                model::importGraph,
                "constant w [3]",
                "scale",
                "2 of 3",
                "the first is element 1, which is NaN");
    }

    @Test
    void infiniteBoundsAreFine() {
        OnnxModels model = OnnxModels.opset(13)
                .input("x", 3)
                .stored(OnnxModels.floatTensor("min", new float[] {0}))
                .stored(OnnxModels.floatTensor("max", new float[] {Float.POSITIVE_INFINITY}))
                .node("Clip", "x min max -> y")
                .output("y");
        assertEquals(1, model.importGraph().nodes().size());
    }

    @Test
    void constantsAreBounded() {
        OnnxModels fill = OnnxModels.opset(13)
                .input("x", 1)
                .longs("s", 1 << 14, 1 << 14)
                .node("fill", "ConstantOfShape", "s -> c")
                .node("Add", "x c -> y")
                .output("y");
        assertRefused(DiagnosticId.ONNX_TOO_LARGE, fill::importGraph, "ConstantOfShape node \"fill\"");
        OnnxModels work = OnnxModels.opset(13)
                .input("x", 1)
                .longs("s", 1 << 12, 1 << 12)
                .node("ConstantOfShape", "s -> c")
                .node("slow", "MatMul", "c c -> d")
                .node("Add", "x d -> y")
                .output("y");
        assertRefused(DiagnosticId.ONNX_TOO_LARGE, work::importGraph, "MatMul node \"slow\"", "steps");
        OnnxModels endless = OnnxModels.opset(13)
                .input("x", 1)
                .stored(OnnxModels.floatTensor("a", new float[] {0}))
                .stored(OnnxModels.floatTensor("b", new float[] {1}))
                .stored(OnnxModels.floatTensor("c", new float[] {0}))
                .node("Range", "a b c -> d")
                .node("Add", "x d -> y")
                .output("y");
        assertRefused(DiagnosticId.ONNX_NODE_INVALID, endless::importGraph, "no end");
    }
}
