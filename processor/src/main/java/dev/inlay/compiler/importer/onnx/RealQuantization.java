package dev.inlay.compiler.importer.onnx;

import dev.inlay.compiler.importer.folding.Operand;
import dev.inlay.compiler.importer.folding.PythonSlice;
import dev.inlay.compiler.operator.Binary;
import dev.inlay.compiler.operator.BinaryFunction;
import dev.inlay.compiler.operator.Cast;
import dev.inlay.compiler.operator.Expand;
import dev.inlay.compiler.operator.Reshape;
import dev.inlay.compiler.operator.Slice;
import dev.inlay.compiler.operator.SliceAxis;
import dev.inlay.compiler.operator.Unary;
import dev.inlay.compiler.operator.UnaryFunction;
import dev.inlay.compiler.tensor.DataType;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.ShapeException;
import java.util.Arrays;
import java.util.List;

/** QuantizeLinear and DequantizeLinear as the arithmetic they are, on real numbers that happen to be integers. */
final class RealQuantization {
    private RealQuantization() {}

    /** {@code clamp(round(x / scale) + zeroPoint)}, ties to even. */
    static void quantize(NodeScope node, DataType type) {
        Operand x = real(node, node.input(0));
        Operand quotient = node.apply(BinaryFunction.DIV, x, spread(node, 1));
        Operand placed = node.apply(UnaryFunction.ROUND, quotient);
        if (node.optionalInput(2).isPresent()) {
            placed = node.apply(BinaryFunction.ADD, placed, spread(node, 2));
        }
        Operand clamped =
                node.apply(new Unary(UnaryFunction.CLIP, (float) lowest(type), (float) highest(type)), placed);
        node.output(0, new Cast(type), clamped);
    }

    /** {@code (x - zeroPoint) * scale}. */
    static void dequantize(NodeScope node) {
        Operand x = real(node, node.input(0));
        if (node.optionalInput(2).isPresent()) {
            x = node.apply(BinaryFunction.SUB, x, spread(node, 2));
        }
        node.output(0, new Binary(BinaryFunction.MUL), x, spread(node, 1));
    }

    /** The scale or the zero point, in a shape that x broadcasts with. */
    private static Operand spread(NodeScope node, int input) {
        Operand operand = real(node, node.input(input));
        Shape x = node.input(0).shape();
        int block = node.attributes().integer("block_size", 0);
        if (operand.type().elementCount() == 1 && block == 0) {
            return operand.rank() == 0 ? operand : node.apply(new Reshape(Shape.scalar()), operand);
        }
        int axis = x.axis(node.attributes().integer("axis", 1));
        if (block > 0) {
            return repeated(node, operand, axis, block);
        }
        if (operand.rank() != 1 || operand.shape().dim(0) != x.dim(axis)) {
            throw new ShapeException(
                    "scale and zero point " + operand.shape() + " do not fit axis " + axis + " of x" + x);
        }
        int[] dims = new int[x.rank()];
        Arrays.fill(dims, 1);
        dims[axis] = x.dim(axis);
        return node.apply(new Reshape(Shape.of(dims)), operand);
    }

    /** Each element of a parameter for all the indices of {@code axis} that share it. */
    private static Operand repeated(NodeScope node, Operand operand, int axis, int block) {
        Shape x = node.input(0).shape();
        int[] dims = x.dims().clone();
        dims[axis] = (int) ((dims[axis] + (long) block - 1) / block);
        if (!operand.shape().equals(Shape.of(dims))) {
            throw new ShapeException("scale and zero point " + operand.shape() + " should be " + Shape.of(dims));
        }
        int outer = x.product(0, axis);
        int inner = x.product(axis + 1, x.rank());
        // a block may be longer than the axis
        int length = Math.min(block, Math.max(1, x.dim(axis)));
        Operand rows = node.apply(new Reshape(Shape.of(outer * dims[axis], 1, inner)), operand);
        Operand blocks = node.apply(new Expand(Shape.of(outer * dims[axis], length, inner)), rows);
        Operand whole = node.apply(new Reshape(Shape.of(outer, dims[axis] * length, inner)), blocks);
        List<SliceAxis> taken = PythonSlice.whole(whole.shape());
        taken.set(1, new SliceAxis(0, 1, x.dim(axis)));
        return node.apply(new Reshape(x), node.apply(new Slice(taken), whole));
    }

    private static Operand real(NodeScope node, Operand operand) {
        return operand.dataType().isFloat() ? operand : node.apply(new Cast(DataType.FLOAT32), operand);
    }

    /** The smallest element of an integer type. */
    static double lowest(DataType type) {
        return type.isSigned() ? -Math.scalb(1.0, type.bits() - 1) : 0;
    }

    static double highest(DataType type) {
        return Math.scalb(1.0, type.isSigned() ? type.bits() - 1 : type.bits()) - 1;
    }
}
