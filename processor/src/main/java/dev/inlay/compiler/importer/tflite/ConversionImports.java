package dev.inlay.compiler.importer.tflite;

import dev.inlay.compiler.importer.folding.Operand;
import dev.inlay.compiler.operator.Binary;
import dev.inlay.compiler.operator.BinaryFunction;
import dev.inlay.compiler.operator.Cast;
import dev.inlay.compiler.operator.Unary;
import dev.inlay.compiler.operator.UnaryFunction;
import dev.inlay.compiler.tensor.DataType;
import dev.inlay.compiler.tensor.Quantization;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.ShapeException;
import dev.inlay.compiler.tensor.Tensor;
import java.util.Optional;

/** Operators that change how elements are told, not what they are. */
final class ConversionImports {
    private ConversionImports() {}

    /** Of quantized elements it is the integers themselves that are cast, whatever they stand for. */
    static void cast(OperatorScope node) {
        Operand x = node.input(0);
        Operand elements = x.quantization().map(from -> integers(node, x, from)).orElse(x);
        Optional<Quantization> to = node.quantization(0);
        if (to.isPresent()) {
            Operand real = real(node, elements, to.get());
            node.output(
                    0,
                    new Binary(BinaryFunction.MUL),
                    real,
                    number(node, to.get().scale()));
        } else if (elements.dataType() == node.outputType(0)) {
            node.output(0, elements);
        } else {
            node.output(0, new Cast(node.outputType(0)), elements);
        }
    }

    /** The integers of quantized elements as real numbers: {@code round(x / scale) + zeroPoint}. */
    private static Operand integers(OperatorScope node, Operand x, Quantization from) {
        Operand steps = node.apply(new Binary(BinaryFunction.DIV), x, number(node, from.scale()));
        Operand whole = node.apply(new Unary(UnaryFunction.ROUND), steps);
        return node.apply(new Binary(BinaryFunction.ADD), whole, number(node, storedZeroPoint(from)));
    }

    /** Numbers made integers of a quantized tensor's type: how many steps of its scale each of those stands for. */
    private static Operand real(OperatorScope node, Operand x, Quantization to) {
        DataType stored = to.bits() == Short.SIZE ? DataType.INT16 : to.isUnsigned() ? DataType.UINT8 : DataType.INT8;
        Operand integers = node.apply(new Cast(DataType.FLOAT32), node.apply(new Cast(stored), x));
        return node.apply(new Binary(BinaryFunction.SUB), integers, number(node, storedZeroPoint(to)));
    }

    /** As the file has it. */
    private static int storedZeroPoint(Quantization quantization) {
        return quantization.zeroPoint() + (quantization.isUnsigned() ? QuantizationReader.UINT8_SHIFT : 0);
    }

    private static Operand number(OperatorScope node, float value) {
        return node.constant(Tensor.floats(Shape.scalar(), value));
    }

    /** Stored data becomes real numbers at once: weights of 16 bits, or of integers in a network of real numbers. */
    static void dequantize(OperatorScope node) {
        Operand x = node.input(0);
        if (node.quantization(0).isPresent()) {
            throw new ShapeException("its output is quantized");
        }
        if (x.isConstant() && x.isQuantized()) {
            node.spend(x.type().elementCount());
            node.output(0, x.data().get().dequantized(x.quantization().get()));
        } else {
            node.output(0, x);
        }
    }

    /** From real numbers, or from one scale to another. */
    static void quantize(OperatorScope node) {
        if (node.quantization(0).isEmpty()) {
            throw new ShapeException("its output has no scale");
        }
        node.output(0, node.input(0));
    }
}
