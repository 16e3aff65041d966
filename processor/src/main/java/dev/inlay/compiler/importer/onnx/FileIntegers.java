package dev.inlay.compiler.importer.onnx;

import dev.inlay.compiler.tensor.DataType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Names that are integers in the file, and in the graph the real numbers these stand for: what QuantizeLinear gives,
 * and what moves it.
 */
final class FileIntegers {
    /** Operators that mean the same on the integers and on the real numbers. */
    private static final Set<String> INDIFFERENT = Set.of(
            "Concat",
            "DepthToSpace",
            "DequantizeLinear",
            "Dropout",
            "Expand",
            "Flatten",
            "Gather",
            "Identity",
            "MaxPool",
            "Reshape",
            "Shape",
            "Size",
            "Slice",
            "SpaceToDepth",
            "Split",
            "Squeeze",
            "Tile",
            "Transpose",
            "Unsqueeze");

    private final Map<String, DataType> types = new HashMap<>();
    /** Inputs of the network that nothing but DequantizeLinear reads. */
    private final Set<String> onlyDequantized = new HashSet<>();

    private final Set<String> outputs;

    /**
     * @param inputs of the network
     * @param outputs of the network
     */
    FileIntegers(List<OnnxNode> nodes, Set<String> inputs, Set<String> outputs) {
        this.outputs = outputs;
        onlyDequantized.addAll(inputs);
        for (OnnxNode node : nodes) {
            for (int i = 0; i < node.inputs().size(); i++) {
                if (i > 0 || !node.operator().equals("DequantizeLinear")) {
                    onlyDequantized.remove(node.inputs().get(i));
                }
            }
        }
    }

    void define(String name, DataType type) {
        types.put(name, type);
    }

    Optional<DataType> typeOf(String name) {
        return Optional.ofNullable(types.get(name));
    }

    boolean isOnlyDequantized(String name) {
        return onlyDequantized.contains(name);
    }

    /** Whether a result is an output of the network that the file has as real numbers. */
    boolean isRealOutput(OnnxNode node, String output) {
        return outputs.contains(output) && node.inputs().stream().noneMatch(types::containsKey);
    }

    /** The first input that {@code node} would have to read as integers. */
    Optional<String> misread(OnnxNode node) {
        return INDIFFERENT.contains(node.operator())
                ? Optional.empty()
                : node.inputs().stream().filter(types::containsKey).findFirst();
    }
}
