package dev.inlay.compiler.importer.folding;

import dev.inlay.compiler.tensor.DataType;
import dev.inlay.compiler.tensor.Quantization;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.Tensor;
import dev.inlay.compiler.tensor.TensorType;
import java.util.Optional;

/**
 * What a name of the file stands for: a value computed when the network runs, or data that is known now.
 *
 * @param name of the value in the graph; of data, the name it gets should a node of the graph need it
 * @param type FLOAT32 where there is a quantization, whatever the file stores
 * @param data as the file stores it: integers where there is a quantization
 */
public record Operand(String name, TensorType type, Optional<Tensor> data, Optional<Quantization> quantization) {
    public static Operand computed(String name, TensorType type) {
        return computed(name, type, Optional.empty());
    }

    public static Operand computed(String name, TensorType type, Optional<Quantization> quantization) {
        return new Operand(name, type, Optional.empty(), quantization);
    }

    public static Operand constant(String name, Tensor data) {
        return new Operand(name, data.type(), Optional.of(data), Optional.empty());
    }

    /** Real numbers that {@code stored} stands for. */
    public static Operand quantized(String name, Tensor stored, Quantization quantization) {
        TensorType type = new TensorType(DataType.FLOAT32, stored.shape());
        return new Operand(name, type, Optional.of(stored), Optional.of(quantization));
    }

    public boolean isConstant() {
        return data.isPresent();
    }

    public boolean isQuantized() {
        return quantization.isPresent();
    }

    public Shape shape() {
        return type.shape();
    }

    public int rank() {
        return type.rank();
    }

    public DataType dataType() {
        return type.dataType();
    }

    @Override
    public String toString() {
        return name + ": " + type;
    }
}
