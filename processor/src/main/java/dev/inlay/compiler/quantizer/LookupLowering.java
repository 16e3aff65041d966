package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.kernel.QLookup;
import dev.inlay.compiler.operator.Binary;
import dev.inlay.compiler.operator.Unary;
import dev.inlay.compiler.tensor.Quantization;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Functions of one operand, also those of two where the other is a constant scalar. Several in a row are one table of
 * 256 entries, computed through the float references: exact up to the rounding of its entries.
 */
final class LookupLowering implements NodeLowering {
    private static final int ENTRIES = 256;

    @Override
    public boolean lower(Node node, IntegerLowering lowering) {
        if (operand(node, lowering).isEmpty()) {
            return false;
        }
        Value input = operand(node, lowering).get();
        List<Node> chain = chain(node, lowering);
        Value output = chain.get(chain.size() - 1).output();
        chain.stream().skip(1).forEach(lowering::absorb);
        byte[] table = lowering.hasFileScales()
                ? composed(chain, lowering)
                : table(chain, lowering, lowering.quantization(input), lowering.quantization(output));
        int length = output.type().elementCount();
        lowering.add(node, new QLookup(length, table), List.of(lowering.integer(input)), output);
        return true;
    }

    /** The one operand that varies, if the node is a function of one and keeps its element count. */
    private static Optional<Value> operand(Node node, IntegerLowering lowering) {
        if (!node.output().type().dataType().isFloat()) {
            return Optional.empty();
        }
        List<Value> varying = node.inputs().stream()
                .filter(input -> !isConstantScalar(input, lowering))
                .toList();
        boolean function = node.operator() instanceof Unary
                || (node.operator() instanceof Binary && lowering.arithmetic() != Arithmetic.TENSORFLOW_LITE);
        boolean one = function
                && varying.size() == 1
                && varying.get(0).type().dataType().isFloat()
                && !lowering.graph().isConstant(varying.get(0))
                && varying.get(0).type().elementCount() == node.output().type().elementCount();
        return one ? Optional.of(varying.get(0)) : Optional.empty();
    }

    private static boolean isConstantScalar(Value value, IntegerLowering lowering) {
        return lowering.graph().isConstant(value) && value.type().elementCount() == 1;
    }

    /** The node and those behind it that can go into the same table. */
    private static List<Node> chain(Node first, IntegerLowering lowering) {
        List<Node> chain = new ArrayList<>(List.of(first));
        Optional<Node> next = lowering.activations().onlyReader(first.output());
        while (next.isPresent()
                && operand(next.get(), lowering).isPresent()
                && lowering.hasScale(next.get().output())) {
            chain.add(next.get());
            next = lowering.activations().onlyReader(next.get().output());
        }
        return chain;
    }

    private static byte[] table(List<Node> chain, IntegerLowering lowering, Quantization in, Quantization out) {
        float[] reals = new float[ENTRIES];
        for (int i = 0; i < ENTRIES; i++) {
            reals[i] = (float) in.real(i + Scales.MIN);
        }
        Tensor values = Tensor.floats(Shape.of(ENTRIES), reals);
        for (Node node : chain) {
            values = node.operator().evaluate(operands(node, values, lowering));
        }
        byte[] table = new byte[ENTRIES];
        for (int i = 0; i < ENTRIES; i++) {
            float value = values.floats()[i];
            // NaN, as of the logarithm of a negative number, has no integer: the zero point stands for it
            table[i] = (byte) (Float.isNaN(value) ? out.zeroPoint() : Scales.quantize(value, out));
        }
        return table;
    }

    /** Through the integers of every value on the way. */
    private static byte[] composed(List<Node> chain, IntegerLowering lowering) {
        byte[] composed = null;
        for (Node node : chain) {
            byte[] next = table(node, lowering);
            for (int i = 0; composed != null && i < ENTRIES; i++) {
                composed[i] = next[composed[i] - Scales.MIN];
            }
            composed = composed == null ? next : composed;
        }
        return composed;
    }

    private static byte[] table(Node node, IntegerLowering lowering) {
        Quantization in = lowering.quantization(operand(node, lowering).orElseThrow());
        Quantization out = lowering.quantization(node.output());
        return lowering.arithmetic() == Arithmetic.TENSORFLOW_LITE
                ? UnaryTable.of((Unary) node.operator(), in, out)
                : RoundedTable.of(x -> node.operator().evaluate(operands(node, x, lowering)), in, out);
    }

    private static List<Tensor> operands(Node node, Tensor varying, IntegerLowering lowering) {
        List<Tensor> operands = new ArrayList<>();
        for (Value input : node.inputs()) {
            operands.add(
                    isConstantScalar(input, lowering) ? lowering.constant(input).reshaped(Shape.scalar()) : varying);
        }
        return operands;
    }
}
