package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.kernel.BroadcastLoop;
import dev.inlay.compiler.kernel.ElementType;
import dev.inlay.compiler.kernel.Kernel;
import dev.inlay.compiler.kernel.QAdd;
import dev.inlay.compiler.kernel.QExtreme;
import dev.inlay.compiler.kernel.QLookup;
import dev.inlay.compiler.kernel.QMul;
import dev.inlay.compiler.kernel.QPrelu;
import dev.inlay.compiler.kernel.QSquaredDifference;
import dev.inlay.compiler.operator.Binary;
import dev.inlay.compiler.operator.BinaryFunction;
import dev.inlay.compiler.program.Slot;
import dev.inlay.compiler.tensor.Quantization;
import dev.inlay.compiler.tensor.Shape;
import java.util.List;

/** Sums, differences, their squares, products and extremes of two activations, or of one and a constant tensor. */
final class BinaryLowering implements NodeLowering {
    private static final LookupLowering LOOKUP = new LookupLowering();

    @Override
    public boolean lower(Node node, IntegerLowering lowering) {
        if (LOOKUP.lower(node, lowering)) {
            return true;
        }
        if (!node.output().type().dataType().isFloat() || !lowering.hasScales(node)) {
            return false;
        }
        BinaryFunction function = ((Binary) node.operator()).function();
        switch (function) {
            case ADD, SUB -> add(node, lowering, function == BinaryFunction.SUB);
            case MUL -> multiply(node, lowering);
            case PRELU -> rectify(node, lowering);
            case SQUARED_DIFFERENCE -> squaredDifference(node, lowering);
            case MAX, MIN -> extreme(node, lowering, function == BinaryFunction.MAX);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void add(Node node, IntegerLowering lowering, boolean subtract) {
        Activation activation = lowering.fuseActivation(node);
        Kernel kernel = QAdd.of(
                loop(node),
                subtract,
                lowering.quantization(node.inputs().get(0)),
                lowering.quantization(node.inputs().get(1)),
                activation.quantization(),
                activation.min(),
                activation.max());
        lowering.add(node, kernel, operands(node, lowering), activation.output());
    }

    private static void multiply(Node node, IntegerLowering lowering) {
        Quantization a = lowering.quantization(node.inputs().get(0));
        Quantization b = lowering.quantization(node.inputs().get(1));
        Activation activation = lowering.fuseActivation(node);
        Quantization out = activation.quantization();
        double multiplier = (double) a.scale() * b.scale() / out.scale();
        Kernel kernel = new QMul(
                ElementType.of(out),
                loop(node),
                a.zeroPoint(),
                b.zeroPoint(),
                lowering.requantization(multiplier),
                out.zeroPoint(),
                activation.min(),
                activation.max());
        lowering.add(node, kernel, operands(node, lowering), activation.output());
    }

    private static void squaredDifference(Node node, IntegerLowering lowering) {
        Kernel kernel = QSquaredDifference.of(
                loop(node),
                lowering.quantization(node.inputs().get(0)),
                lowering.quantization(node.inputs().get(1)),
                lowering.quantization(node.output()));
        lowering.add(node, kernel, operands(node, lowering), node.output());
    }

    private static void rectify(Node node, IntegerLowering lowering) {
        Quantization in = lowering.quantization(node.inputs().get(0));
        Quantization slope = lowering.quantization(node.inputs().get(1));
        Quantization out = lowering.quantization(node.output());
        Kernel kernel = new QPrelu(
                loop(node),
                in.zeroPoint(),
                slope.zeroPoint(),
                lowering.requantization((double) in.scale() / out.scale()),
                lowering.requantization((double) in.scale() * slope.scale() / out.scale()),
                out.zeroPoint());
        lowering.add(node, kernel, operands(node, lowering), node.output());
    }

    /** Integers compare as the reals do only on one scale, so operands are first brought to that of the output. */
    private static void extreme(Node node, IntegerLowering lowering, boolean maximum) {
        Quantization out = lowering.quantization(node.output());
        List<Slot> operands = List.of(rescaled(node, 0, lowering, out), rescaled(node, 1, lowering, out));
        lowering.add(node, new QExtreme(loop(node), maximum), operands, node.output());
    }

    private static Slot rescaled(Node node, int index, IntegerLowering lowering, Quantization out) {
        Value input = node.inputs().get(index);
        Quantization in = lowering.quantization(input);
        Slot slot = lowering.integer(input);
        if (in.equals(out)) {
            return slot;
        }
        return lowering.addPassing(
                node,
                "#operand" + index,
                new QLookup(slot.length(), rescaling(in, out, lowering)),
                List.of(slot),
                input.type().shape(),
                out);
    }

    /** TensorFlow Lite has both operands and the output of an extreme on one scale. */
    private static byte[] rescaling(Quantization in, Quantization out, IntegerLowering lowering) {
        return lowering.arithmetic() == Arithmetic.ONNX ? lowering.rescaling(in, out) : Rescaling.table(in, out);
    }

    private static List<Slot> operands(Node node, IntegerLowering lowering) {
        return node.inputs().stream().map(lowering::integer).toList();
    }

    private static BroadcastLoop loop(Node node) {
        return BroadcastLoop.of(
                node.output().type().shape(),
                node.inputs().stream().map(input -> input.type().shape()).toArray(Shape[]::new));
    }
}
