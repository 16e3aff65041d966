package dev.inlay.compiler.importer.onnx;

import dev.inlay.compiler.diagnostic.DiagnosticException;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.diagnostic.Place;
import dev.inlay.compiler.importer.folding.UniqueNames;
import dev.inlay.compiler.importer.onnx.proto.AttributeProto;
import dev.inlay.compiler.importer.onnx.proto.AttributeProto.AttributeType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A node that is replaced by several, which compute its outputs from its inputs. */
final class ExpandedNode {
    private final OnnxNode node;
    private final int opset;
    private final UniqueNames names;
    private final List<OnnxNode> nodes = new ArrayList<>();

    /** @param names of the file's values; those of intermediate results are claimed */
    ExpandedNode(OnnxNode node, int opset, UniqueNames names) {
        this.node = node;
        this.opset = opset;
        this.names = names;
    }

    int opset() {
        return opset;
    }

    List<OnnxNode> nodes() {
        return nodes;
    }

    List<AttributeProto> attributes() {
        return node.attributes();
    }

    int inputCount() {
        return node.inputs().size();
    }

    boolean has(int input) {
        return input < inputCount() && !node.inputs().get(input).isEmpty();
    }

    String input(int index) {
        return index < inputCount() ? node.inputs().get(index) : "";
    }

    /** The same operator of ONNX's own. */
    void renamed() {
        finish(node.operator(), node.inputs(), node.attributes());
    }

    /** The real numbers of an input that is followed by its scale and its zero point. */
    String dequantized(int input) {
        return add("DequantizeLinear", parameters(input), List.of());
    }

    /** As {@link #dequantized(int)}, where scales may run along an axis. */
    String dequantized(int input, long axis) {
        return add("DequantizeLinear", parameters(input), List.of(axis(axis)));
    }

    /** A bias that is there, with the product of two scales for its own. */
    Optional<String> bias(int input, int scale, int otherScale) {
        if (!has(input)) {
            return Optional.empty();
        }
        String product = add("Mul", List.of(input(scale), input(otherScale)), List.of());
        return Optional.of(add("DequantizeLinear", List.of(input(input), product), List.of(axis(0))));
    }

    private static AttributeProto axis(long axis) {
        return AttributeProto.newBuilder()
                .setName("axis")
                .setType(AttributeType.INT)
                .setI(axis)
                .build();
    }

    /** A node for an intermediate result, whose name is given back. */
    String add(String operator, List<String> inputs, List<AttributeProto> attributes) {
        String result = names.claim(node.name() + "/" + operator);
        nodes.add(new OnnxNode(node.name(), operator, "", List.copyOf(inputs), List.of(result), attributes));
        return result;
    }

    /** The node that computes the output. */
    void finish(String operator, List<String> inputs, List<AttributeProto> attributes) {
        nodes.add(new OnnxNode(node.name(), operator, "", List.copyOf(inputs), node.outputs(), attributes));
    }

    /** Rounds a result to the output, on the scale and zero point that are inputs. */
    void quantize(String real, int scale) {
        finish("QuantizeLinear", List.of(real, input(scale), input(scale + 1)), List.of());
    }

    /** A form of the operator that Inlay does not import. */
    DiagnosticException unsupported(String what) {
        return new DiagnosticException(DiagnosticId.ONNX_NODE_UNSUPPORTED, Place.model(), node, opset, what);
    }

    private List<String> parameters(int input) {
        return List.of(input(input), input(input + 1), input(input + 2));
    }
}
