package dev.inlay.compiler.importer.onnx;

import dev.inlay.compiler.tensor.DataType;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.Tensor;
import dev.inlay.compiler.tensor.TensorType;
import java.util.Optional;

/**
 * What a name of the file stands for: a value computed when the network runs, or data that is known now.
 *
 * @param name of the value in the graph; of data, the name it gets should a node of the graph need it
 */
record Operand(String name, TensorType type, Optional<Tensor> data) {
    static Operand computed(String name, TensorType type) {
        return new Operand(name, type, Optional.empty());
    }

    static Operand constant(String name, Tensor data) {
        return new Operand(name, data.type(), Optional.of(data));
    }

    boolean isConstant() {
        return data.isPresent();
    }

    Shape shape() {
        return type.shape();
    }

    int rank() {
        return type.rank();
    }

    DataType dataType() {
        return type.dataType();
    }

    @Override
    public String toString() {
        return name + ": " + type;
    }
}
