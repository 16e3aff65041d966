package dev.inlay.compiler.importer.onnx;

import dev.inlay.compiler.importer.folding.Operand;
import dev.inlay.compiler.operator.Binary;
import dev.inlay.compiler.operator.BinaryFunction;
import dev.inlay.compiler.tensor.DataType;
import dev.inlay.compiler.tensor.Quantization;
import dev.inlay.compiler.tensor.ShapeException;
import dev.inlay.compiler.tensor.Tensor;
import java.util.Optional;

/**
 * QuantizeLinear and DequantizeLinear. Between them values are real numbers that carry a quantization. What has none of
 * 8 bits for the whole tensor is computed as it is written: {@link RealQuantization}.
 */
final class QuantizeImports {
    private QuantizeImports() {}

    static void quantize(NodeScope node) {
        DataType type = quantizedType(node);
        Optional<LinearScales> scales = LinearScales.of(node, type);
        Operand x = node.input(0);
        if (scales.isPresent() && x.isConstant()) {
            node.output(0, rounded(node, node.constantInput(0, "x"), scales.get()));
        } else if (scales.isPresent()
                && isOfActivations(scales.get())
                && x.dataType().isFloat()) {
            Quantization quantization = scales.get().quantization();
            boolean known = x.quantization().equals(Optional.of(quantization));
            node.integers(0, known ? x : node.round(x, quantization), type);
        } else {
            RealQuantization.quantize(node, type);
        }
    }

    /** What the integers are: the zero point says so, or an attribute. */
    private static DataType quantizedType(NodeScope node) {
        int number = node.attributes().integer("output_dtype", 0);
        node.attributes().ignore("saturate", "precision");
        Optional<DataType> ofZeroPoint = node.optionalInput(2).map(Operand::dataType);
        if (number == 0) {
            return ofZeroPoint.orElse(DataType.UINT8);
        }
        DataType type = OnnxType.of(number)
                .flatMap(OnnxType::dataType)
                .filter(known -> known.isInteger() && known != DataType.BOOL)
                .orElseThrow(() -> node.unsupported("the type " + OnnxType.nameOf(number)));
        if (ofZeroPoint.isPresent() && ofZeroPoint.get() != type) {
            throw new ShapeException("the zero point is " + ofZeroPoint.get() + ", and output_dtype " + type);
        }
        return type;
    }

    private static boolean isOfActivations(LinearScales scales) {
        return scales.isPerTensor() && (scales.type() == DataType.INT8 || scales.type() == DataType.UINT8);
    }

    /** {@code round(x / scale) + zeroPoint}, the quotient in float32, ties to even, clamped. */
    private static Tensor rounded(NodeScope node, Tensor x, LinearScales scales) {
        node.spend(x.elementCount());
        long[] integers = new long[x.elementCount()];
        for (int i = 0; i < integers.length; i++) {
            float quotient = (float) x.real(i) / scales.scaleOf(i);
            double placed = Math.rint(quotient) + scales.zeroPointOf(i);
            integers[i] = (long) Math.max(
                    RealQuantization.lowest(scales.type()), Math.min(RealQuantization.highest(scales.type()), placed));
        }
        return Tensor.integers(scales.type(), x.shape(), integers);
    }

    static void dequantize(NodeScope node) {
        node.attributes().ignore("output_dtype");
        Optional<DataType> ofActivations = node.integersOf(0);
        DataType type = ofActivations.orElse(node.input(0).dataType());
        if (type.isFloat() || type == DataType.BOOL) {
            throw new ShapeException("x is " + node.input(0).type() + ", not integers");
        }
        Optional<LinearScales> scales = LinearScales.of(node, type);
        if (scales.isEmpty() && ofActivations.isPresent()) {
            throw node.unsupported("a scale that is computed");
        } else if (ofActivations.isPresent()) {
            node.output(0, reinterpreted(node, scales.get()));
        } else if (scales.isPresent() && node.input(0).isConstant()) {
            node.output(0, constant(node, scales.get()));
        } else if (scales.isPresent() && isOfActivations(scales.get()) && node.isOnlyDequantized(0)) {
            node.output(0, node.quantizedInput(0, scales.get().quantization(), type));
        } else {
            RealQuantization.dequantize(node);
        }
    }

    /** Integers of an activation on the scale this node gives them; mostly it is the one they have. */
    private static Operand reinterpreted(NodeScope node, LinearScales scales) {
        Operand x = node.input(0);
        Quantization from = x.quantization().orElseThrow();
        if (!scales.isPerTensor()) {
            throw node.unsupported("scales of channels for integers that have one scale");
        }
        Quantization to = scales.quantization();
        Operand scaled = x;
        if (from.scale() != to.scale()) {
            Operand factor = node.constant(Tensor.scalar(to.scale() / from.scale()));
            Quantization same = Quantization.perTensor(to.scale(), from.zeroPoint());
            scaled = node.apply(same, new Binary(BinaryFunction.MUL), x, factor);
        }
        if (from.zeroPoint() != to.zeroPoint()) {
            float offset = to.scale() * (from.zeroPoint() - to.zeroPoint());
            scaled = node.apply(to, new Binary(BinaryFunction.ADD), scaled, node.constant(Tensor.scalar(offset)));
        }
        return scaled;
    }

    /** Weights keep their integers; those with blocked scales, which no kernel has, become real numbers at once. */
    private static Operand constant(NodeScope node, LinearScales scales) {
        Tensor stored = node.constantInput(0, "x");
        node.spend(stored.elementCount());
        if (scales.blocked()) {
            float[] reals = new float[stored.elementCount()];
            for (int i = 0; i < reals.length; i++) {
                reals[i] = scales.scaleOf(i) * (stored.integers()[i] - scales.zeroPointOf(i));
            }
            return Operand.constant(node.input(0).name(), Tensor.floats(stored.shape(), reals));
        }
        long[] signed = stored.integers().clone();
        for (int i = 0; i < signed.length; i++) {
            signed[i] -= LinearScales.shift(scales.type());
        }
        Tensor shifted = Tensor.integers(scales.storedType(), stored.shape(), signed);
        return Operand.quantized(node.input(0).name(), shifted, scales.quantization());
    }
}
