package dev.inlay.compiler.optimizer;

import dev.inlay.compiler.graph.GraphEditor;
import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.operator.Reshape;
import dev.inlay.compiler.operator.Transpose;
import dev.inlay.compiler.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Moves transpositions behind reshapes that split and join axes. A reshape may join axes that the transposition has
 * brought together; then what brings them together stays in front, and only the order of the groups moves behind, if it
 * meets another transposition there. So a shuffle of channels ends as one transposition between channels-last layers.
 */
final class SinkTransposesBehindReshapes implements Rewrite {
    @Override
    public boolean rewrite(Node node, GraphEditor editor) {
        Optional<Node> producer = SinkTransposes.transposition(node.inputs().get(0), editor);
        if (!(node.operator() instanceof Reshape reshape) || producer.isEmpty()) {
            return false;
        }
        Transpose transpose = (Transpose) producer.get().operator();
        Value x = producer.get().inputs().get(0);
        if (!Permutations.movesData(transpose, x.type().shape())) {
            editor.replace(node, reshape, x);
            return true;
        }
        Optional<ReshapedAxes> axes =
                ReshapedAxes.of(node.inputs().get(0).type().shape(), reshape.shape());
        return axes.isPresent()
                && sink(node, x, order(axes.get(), transpose), axes.get().leading(), editor);
    }

    /** The groups as they follow each other in the input of the transposition, their axes in that input. */
    private static List<ReshapedAxes.Group> order(ReshapedAxes axes, Transpose transpose) {
        List<ReshapedAxes.Group> groups = new ArrayList<>();
        for (ReshapedAxes.Group group : axes.groups()) {
            List<Integer> sources =
                    group.from().stream().map(transpose.permutation()::get).toList();
            groups.add(new ReshapedAxes.Group(sources, group.to()));
        }
        groups.sort((a, b) -> Integer.compare(first(a), first(b)));
        return groups;
    }

    private static int first(ReshapedAxes.Group group) {
        return group.from().stream().mapToInt(Integer::intValue).min().orElseThrow();
    }

    private static boolean sink(Node node, Value x, List<ReshapedAxes.Group> groups, int leading, GraphEditor editor) {
        Shape to = node.output().type().shape();
        Transpose inFront = inFront(groups, x.type().shape());
        boolean staysInFront = Permutations.movesData(inFront, x.type().shape());
        List<Integer> targets = new ArrayList<>();
        for (int i = 0; i < leading; i++) {
            targets.add(i);
        }
        groups.forEach(group -> targets.addAll(group.to()));
        Shape between = Shape.of(targets.stream().mapToInt(to::dim).toArray());
        Transpose behind = Permutations.sorting(targets);
        boolean moves = Permutations.movesData(behind, between);
        boolean meetsTranspositions =
                editor.readers(node.output()).stream().allMatch(reader -> reader.operator() instanceof Transpose);
        if (staysInFront && !(moves && meetsTranspositions && !editor.isOutput(node.output()))) {
            return false;
        }
        Value ordered = staysInFront ? editor.add(node, x.quantization(), inFront, x) : x;
        if (moves) {
            Value reshaped = editor.add(node, x.quantization(), new Reshape(between), ordered);
            editor.replace(node, behind, reshaped);
        } else {
            editor.replace(node, new Reshape(to), ordered);
        }
        return true;
    }

    /** Brings the axes of each group together; axes of size 1 go last. */
    private static Transpose inFront(List<ReshapedAxes.Group> groups, Shape x) {
        List<Integer> permutation = new ArrayList<>();
        groups.forEach(group -> permutation.addAll(group.from()));
        for (int axis = 0; axis < x.rank(); axis++) {
            if (!permutation.contains(axis)) {
                permutation.add(axis);
            }
        }
        return new Transpose(permutation);
    }
}
