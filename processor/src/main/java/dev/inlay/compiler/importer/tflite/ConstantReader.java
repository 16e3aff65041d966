package dev.inlay.compiler.importer.tflite;

import dev.inlay.compiler.diagnostic.DiagnosticException;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.diagnostic.Place;
import dev.inlay.compiler.importer.folding.FoldingBudget;
import dev.inlay.compiler.importer.folding.Operand;
import dev.inlay.compiler.tensor.DataType;
import dev.inlay.compiler.tensor.Quantization;
import dev.inlay.compiler.tensor.Tensor;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Reads the data that a model stores for a tensor. */
final class ConstantReader {
    private final Model model;
    private final FoldingBudget budget;

    ConstantReader(Model model, FoldingBudget budget) {
        this.model = model;
        this.budget = budget;
    }

    /** The data of a tensor; empty if it is one that an operator computes. */
    Optional<Operand> read(TensorEntry tensor) {
        if (tensor.isExternal()) {
            throw unsupported(tensor, "keeps its data in another file");
        }
        ByteBuffer data = model.buffer(tensor.buffer());
        if (!data.hasRemaining() && tensor.shape().elementCount() > 0) {
            return Optional.empty();
        }
        if (tensor.isSparse()) {
            throw unsupported(tensor, "is stored sparse; convert the model without sparsity");
        }
        if (tensor.isVariable()) {
            throw unsupported(tensor, "is a variable with initial data");
        }
        return Optional.of(operand(tensor, data));
    }

    private Operand operand(TensorEntry tensor, ByteBuffer data) {
        TfliteType type = TfliteType.of(tensor.type())
                .filter(known -> known.dataType().isPresent())
                .orElseThrow(() -> unsupported(tensor, "holds elements " + TfliteType.nameOf(tensor.type())));
        int count = tensor.shape().elementCount();
        long length = ((long) count * type.bits() + Byte.SIZE - 1) / Byte.SIZE;
        if (data.remaining() != length) {
            throw new DiagnosticException(
                    DiagnosticId.TFLITE_TENSOR_INVALID,
                    Place.model(),
                    tensor,
                    "its data has " + data.remaining() + " bytes, and " + type + tensor.shape() + " takes " + length);
        }
        budget.spend(tensor.toString(), count);
        if (type.dataType().get().isFloat()) {
            return Operand.constant(tensor.name(), Tensor.floats(tensor.shape(), Elements.reals(type, data, count)));
        }
        long[] elements = Elements.integers(type, data, count);
        Optional<Quantization> quantization = QuantizationReader.read(tensor);
        return quantization.isPresent()
                ? quantized(tensor, type, elements, quantization.get())
                : Operand.constant(
                        tensor.name(), Tensor.integers(type.dataType().get(), tensor.shape(), elements));
    }

    /** Unsigned integers become signed ones of the same meaning. */
    private static Operand quantized(TensorEntry tensor, TfliteType type, long[] elements, Quantization quantization) {
        Quantization signed = quantization;
        if (type == TfliteType.UINT8) {
            for (int i = 0; i < elements.length; i++) {
                elements[i] -= QuantizationReader.UINT8_SHIFT;
            }
            signed = Signed.of(quantization);
        }
        DataType stored =
                type == TfliteType.UINT8 ? DataType.INT8 : type.dataType().orElseThrow();
        return Operand.quantized(tensor.name(), Tensor.integers(stored, tensor.shape(), elements), signed);
    }

    private static DiagnosticException unsupported(TensorEntry tensor, String why) {
        return new DiagnosticException(DiagnosticId.TFLITE_TENSOR_UNSUPPORTED, Place.model(), tensor, why);
    }
}
