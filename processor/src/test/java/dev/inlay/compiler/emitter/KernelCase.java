package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.Buffer;
import dev.inlay.compiler.kernel.ElementType;
import dev.inlay.compiler.kernel.Kernel;
import dev.inlay.compiler.program.Variant;
import java.util.List;

/**
 * A kernel with something to compute.
 *
 * @param inputs whole arrays; kernels leave them as they are
 */
record KernelCase(Kernel kernel, Variant variant, List<Buffer> inputs, ElementType outputType, int outputLength) {
    /** The kernel in its plain form. */
    KernelCase(Kernel kernel, List<Buffer> inputs, ElementType outputType, int outputLength) {
        this(kernel, Variant.PLAIN, inputs, outputType, outputLength);
    }

    static KernelCase toBytes(Kernel kernel, int outputLength, Buffer... inputs) {
        return new KernelCase(kernel, List.of(inputs), ElementType.INT8, outputLength);
    }

    static KernelCase toShorts(Kernel kernel, int outputLength, Buffer... inputs) {
        return new KernelCase(kernel, List.of(inputs), ElementType.INT16, outputLength);
    }

    static KernelCase toFloats(Kernel kernel, int outputLength, Buffer... inputs) {
        return new KernelCase(kernel, List.of(inputs), ElementType.FLOAT32, outputLength);
    }

    /** The same, written in another form. */
    KernelCase as(Variant other) {
        return new KernelCase(kernel, other, inputs, outputType, outputLength);
    }

    /** What the reference computes. */
    Buffer expected() {
        Buffer output = Buffer.allocate(outputType, outputLength);
        kernel.run(inputs.stream().map(Memory::copy).toList(), output);
        return output;
    }
}
