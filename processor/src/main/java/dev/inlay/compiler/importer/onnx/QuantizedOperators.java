package dev.inlay.compiler.importer.onnx;

import dev.inlay.compiler.importer.folding.UniqueNames;
import dev.inlay.compiler.importer.onnx.proto.AttributeProto;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Operators on integers whose scales are inputs, as the nodes that define them: DequantizeLinear, an operator on real
 * numbers, QuantizeLinear. Those of ONNX itself, and of ONNX Runtime's domain {@code com.microsoft}.
 */
final class QuantizedOperators {
    private static final String MICROSOFT = "com.microsoft";

    private static final Map<String, Expansion> EXPANSIONS = expansions();

    private QuantizedOperators() {}

    private interface Expansion {
        void run(ExpandedNode node);
    }

    private static Map<String, Expansion> expansions() {
        Map<String, Expansion> expansions = new TreeMap<>();
        expansions.put("QLinearConv", QuantizedOperators::conv);
        expansions.put("QLinearMatMul", QuantizedOperators::matMul);
        addMicrosoft(expansions, "QuantizeLinear", ExpandedNode::renamed);
        addMicrosoft(expansions, "DequantizeLinear", ExpandedNode::renamed);
        addMicrosoft(expansions, "QGemm", QuantizedOperators::gemm);
        addMicrosoft(expansions, "QLinearAdd", node -> binary(node, "Add"));
        addMicrosoft(expansions, "QLinearMul", node -> binary(node, "Mul"));
        addMicrosoft(expansions, "QLinearConcat", QuantizedOperators::concat);
        addMicrosoft(expansions, "QLinearWhere", QuantizedOperators::where);
        addMicrosoft(expansions, "QLinearSigmoid", node -> unary(node, "Sigmoid"));
        addMicrosoft(expansions, "QLinearLeakyRelu", node -> unary(node, "LeakyRelu"));
        addMicrosoft(expansions, "QLinearAveragePool", node -> pool(node, "AveragePool"));
        addMicrosoft(expansions, "QLinearGlobalAveragePool", node -> pool(node, "GlobalAveragePool"));
        addMicrosoft(expansions, "QLinearReduceMean", QuantizedOperators::reduceMean);
        addMicrosoft(expansions, "QLinearSoftmax", QuantizedOperators::softmax);
        return expansions;
    }

    private static void addMicrosoft(Map<String, Expansion> expansions, String operator, Expansion expansion) {
        expansions.put(OnnxNode.qualified(MICROSOFT, operator), expansion);
    }

    /** As {@link OnnxNode#qualifiedOperator} names them. */
    static Collection<String> names() {
        return EXPANSIONS.keySet();
    }

    static boolean knows(OnnxNode node) {
        return find(node).isPresent();
    }

    private static Optional<Expansion> find(OnnxNode node) {
        // a file may call an operator anything, the qualified name of another included
        return node.operator().contains(".")
                ? Optional.empty()
                : Optional.ofNullable(EXPANSIONS.get(node.qualifiedOperator()));
    }

    /** The nodes, each operator of this kind replaced by those that define it. */
    static List<OnnxNode> expand(List<OnnxNode> nodes, int opset) {
        UniqueNames names = new UniqueNames();
        nodes.forEach(node -> {
            node.inputs().forEach(names::pin);
            node.outputs().forEach(names::pin);
        });
        List<OnnxNode> expanded = new ArrayList<>();
        for (OnnxNode node : nodes) {
            Optional<Expansion> expansion = find(node);
            if (expansion.isEmpty()) {
                expanded.add(node);
            } else {
                ExpandedNode scope = new ExpandedNode(node, opset, names);
                expansion.get().run(scope);
                expanded.addAll(scope.nodes());
            }
        }
        return expanded;
    }

    /** x, its scale and zero point; w, its own; those of y; the bias, on the scale of the products. */
    private static void conv(ExpandedNode node) {
        String x = node.dequantized(0);
        String weights = node.dequantized(3, 0);
        List<String> inputs = new ArrayList<>(List.of(x, weights));
        node.bias(8, 1, 4).ifPresent(inputs::add);
        node.quantize(node.add("Conv", inputs, node.attributes()), 6);
    }

    private static void matMul(ExpandedNode node) {
        String a = node.dequantized(0, -1);
        String b = node.dequantized(3, -1);
        node.quantize(node.add("MatMul", List.of(a, b), List.of()), 6);
    }

    /** As {@link #conv}, the bias as sixth; without a scale of y the result is a real number. */
    private static void gemm(ExpandedNode node) {
        String a = node.dequantized(0);
        boolean transposed = node.attributes().stream()
                .anyMatch(attribute -> attribute.getName().equals("transB") && attribute.getI() != 0);
        String b = node.dequantized(3, transposed ? 0 : 1);
        List<String> inputs = new ArrayList<>(List.of(a, b));
        // alpha scales the bias too, whose integers are on the scale of the products
        boolean scaled = node.attributes().stream()
                .anyMatch(attribute -> attribute.getName().equals("alpha") && attribute.getF() != 1);
        if (scaled && node.has(6)) {
            throw node.unsupported("attribute alpha beside a bias");
        }
        node.bias(6, 1, 4).ifPresent(inputs::add);
        if (node.has(7)) {
            node.quantize(node.add("Gemm", inputs, node.attributes()), 7);
        } else {
            node.finish("Gemm", inputs, node.attributes());
        }
    }

    private static void binary(ExpandedNode node, String operator) {
        String a = node.dequantized(0);
        String b = node.dequantized(3);
        node.quantize(node.add(operator, List.of(a, b), List.of()), 6);
    }

    private static void unary(ExpandedNode node, String operator) {
        node.quantize(node.add(operator, List.of(node.dequantized(0)), node.attributes()), 3);
    }

    /** Axes are an attribute here, and in ONNX an input since opset 18. */
    private static void reduceMean(ExpandedNode node) {
        List<AttributeProto> attributes = new ArrayList<>(node.attributes());
        List<String> inputs = new ArrayList<>(List.of(node.dequantized(0)));
        for (AttributeProto attribute : node.attributes()) {
            if (attribute.getName().equals("axes") && node.opset() >= 18) {
                attributes.remove(attribute);
                AttributeProto value =
                        attribute.toBuilder().setName("value_ints").build();
                inputs.add(node.add("Constant", List.of(), List.of(value)));
            }
        }
        node.quantize(node.add("ReduceMean", inputs, attributes), 3);
    }

    private static void pool(ExpandedNode node, String operator) {
        List<AttributeProto> attributes = new ArrayList<>(node.attributes());
        boolean channelsLast =
                attributes.stream().anyMatch(attribute -> isChannelsLast(attribute) && attribute.getI() != 0);
        if (channelsLast) {
            throw node.unsupported("attribute channels_last");
        }
        attributes.removeIf(QuantizedOperators::isChannelsLast);
        node.quantize(node.add(operator, List.of(node.dequantized(0)), attributes), 3);
    }

    private static boolean isChannelsLast(AttributeProto attribute) {
        return attribute.getName().equals("channels_last");
    }

    /** The opset that says what the axis means is an attribute; before 13 more than one axis may be joined. */
    private static void softmax(ExpandedNode node) {
        List<AttributeProto> attributes = new ArrayList<>(node.attributes());
        boolean old =
                attributes.stream().anyMatch(attribute -> attribute.getName().equals("opset") && attribute.getI() < 13);
        if (old) {
            throw node.unsupported("attribute opset below 13");
        }
        attributes.removeIf(attribute -> attribute.getName().equals("opset"));
        node.quantize(node.add("Softmax", List.of(node.dequantized(0)), attributes), 3);
    }

    /** The scale and zero point of y first, then x, scale and zero point of each operand. */
    private static void concat(ExpandedNode node) {
        List<String> operands = new ArrayList<>();
        for (int i = 2; i < node.inputCount(); i += 3) {
            operands.add(node.dequantized(i));
        }
        node.quantize(node.add("Concat", operands, node.attributes()), 0);
    }

    private static void where(ExpandedNode node) {
        String x = node.dequantized(1);
        String y = node.dequantized(4);
        node.quantize(node.add("Where", List.of(node.input(0), x, y), List.of()), 7);
    }
}
