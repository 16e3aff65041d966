package dev.inlay.compiler.program;

import dev.inlay.compiler.kernel.Buffer;
import dev.inlay.compiler.kernel.ElementType;
import dev.inlay.compiler.tensor.Quantization;
import dev.inlay.compiler.tensor.Shape;
import java.util.Optional;

/**
 * Memory a kernel reads or writes: an activation, or constant data.
 *
 * @param name unique in its program; from the model where it has a name there
 * @param shape for reports; kernels know their own geometry
 * @param quantization scale and zero point of INT8 data
 * @param constant the data, where it is known at compile time
 */
public record Slot(
        String name,
        ElementType elementType,
        Shape shape,
        Optional<Quantization> quantization,
        Optional<Buffer> constant) {
    public int length() {
        return shape.elementCount();
    }

    public int byteLength() {
        return length() * elementType.bytes();
    }

    public boolean isConstant() {
        return constant.isPresent();
    }
}
