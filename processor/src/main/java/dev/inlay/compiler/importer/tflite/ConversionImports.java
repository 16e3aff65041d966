package dev.inlay.compiler.importer.tflite;

import dev.inlay.compiler.importer.folding.Operand;
import dev.inlay.compiler.operator.Cast;
import dev.inlay.compiler.tensor.ShapeException;

/** Operators that change how elements are told, not what they are. */
final class ConversionImports {
    private ConversionImports() {}

    static void cast(OperatorScope node) {
        Operand x = node.input(0);
        if (x.isQuantized() || node.quantization(0).isPresent()) {
            throw node.unsupported("a cast of the integers that stand for real numbers");
        }
        if (x.dataType() == node.outputType(0)) {
            node.output(0, x);
        } else {
            node.output(0, new Cast(node.outputType(0)), x);
        }
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
