package dev.inlay.compiler.importer.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.inlay.compiler.diagnostic.ClosestName;
import dev.inlay.compiler.diagnostic.DiagnosticException;
import dev.inlay.compiler.importer.onnx.proto.NodeProto;
import org.junit.jupiter.api.Test;

/** All operators that are not supported come in one message. */
class UnsupportedOperatorsTest {
    @Test
    void allAreListedWithAdvice() {
        OnnxModels model = OnnxModels.opset(15)
                .input("x", 1, 4)
                .node("a", "Relu", "x -> a")
                .node("b", "ReLU", "a -> b")
                .node("c", "GatherND", "b -> c")
                .node("d", "GatherND", "c -> d")
                .node("e", "DynamicQuantizeLinear", "d -> e")
                .node("f", "Frobnicate", "e -> f")
                .node(NodeProto.newBuilder()
                        .setOpType("QAttention")
                        .setDomain("com.microsoft")
                        .addInput("f")
                        .addOutput("g")
                        .build())
                .node(NodeProto.newBuilder()
                        .setOpType("Scaler")
                        .setDomain("ai.onnx.ml")
                        .addInput("g")
                        .addOutput("h")
                        .build())
                .function("mine", "Twice")
                .node(NodeProto.newBuilder()
                        .setOpType("Twice")
                        .setDomain("mine")
                        .addInput("h")
                        .addOutput("i")
                        .build())
                .output("i");
        DiagnosticException refusal = assertThrows(DiagnosticException.class, model::importGraph);
        String quantized =
                "not every operator of quantized networks is supported; give the float network, Inlay quantizes it";
        assertEquals(
                String.join(
                        "\n  ",
                        "[INLAY-305] model test.onnx (opset 15) has operators that are not supported:",
                        "DynamicQuantizeLinear: 1 node (e); " + quantized,
                        "Frobnicate: 1 node (f)",
                        "GatherND: 2 nodes (c, d); only Gather with constant indices is supported",
                        "ReLU: 1 node (b); did you mean Relu?",
                        "ai.onnx.ml.Scaler: 1 node (Scaler_7); domain ai.onnx.ml is not supported, only ONNX's own"
                                + " operators are",
                        "com.microsoft.QAttention: 1 node (QAttention_6); " + quantized,
                        "mine.Twice: 1 node (Twice_8); it is a function that the model defines; have functions inlined"
                                + " where it is exported"),
                refusal.getMessage());
    }

    @Test
    void closestNames() {
        assertEquals("Softmax", ClosestName.of("SoftMax", OperatorTable.names()).orElseThrow());
        assertEquals("Conv", ClosestName.of("Convo", OperatorTable.names()).orElseThrow());
        assertEquals(true, ClosestName.of("Attention", OperatorTable.names()).isEmpty());
        assertEquals(true, ClosestName.of("", OperatorTable.names()).isEmpty());
    }
}
