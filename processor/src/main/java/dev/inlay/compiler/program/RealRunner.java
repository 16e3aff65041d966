package dev.inlay.compiler.program;

import dev.inlay.compiler.kernel.Buffer;
import dev.inlay.compiler.kernel.QDequantize;
import dev.inlay.compiler.kernel.QQuantize;
import dev.inlay.compiler.tensor.Quantization;
import dev.inlay.compiler.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Runs a program on real numbers as the methods of a generated class that take float arrays do. */
public final class RealRunner {
    private final Program program;
    private final ProgramRunner runner;

    /** In the initial state. */
    public RealRunner(Program program) {
        this.program = program;
        this.runner = new ProgramRunner(program);
    }

    /** The outputs for one sample, in the program's order. */
    public List<float[]> run(List<Tensor> sample) {
        return real(runner.run(arguments(sample)));
    }

    /** As {@link #run(List)}, showing what each step computed to {@code observer}. */
    public List<float[]> run(List<Tensor> sample, BiConsumer<Slot, float[]> observer) {
        return real(runner.run(arguments(sample), (slot, buffer) -> observer.accept(slot, real(slot, buffer))));
    }

    private List<Buffer> arguments(List<Tensor> sample) {
        List<Buffer> arguments = new ArrayList<>();
        for (int i = 0; i < sample.size(); i++) {
            arguments.add(quantized(program.inputs().get(i), sample.get(i).floats()));
        }
        return arguments;
    }

    private List<float[]> real(List<Buffer> outputs) {
        List<float[]> results = new ArrayList<>();
        for (int i = 0; i < outputs.size(); i++) {
            results.add(real(program.outputs().get(i), outputs.get(i)));
        }
        return results;
    }

    /** The elements as {@code slot} holds them. */
    public static Buffer quantized(Slot slot, float[] real) {
        if (!slot.elementType().isInteger()) {
            return Buffer.of(real.clone());
        }
        Quantization scale = slot.quantization().orElseThrow();
        Buffer integers = Buffer.allocate(slot.elementType(), real.length);
        new QQuantize(slot.elementType(), real.length, scale.scale(), scale.zeroPoint(), false)
                .run(List.of(Buffer.of(real)), integers);
        return integers;
    }

    /** What the elements of {@code slot} stand for; nothing where integers have no scale. */
    public static float[] real(Slot slot, Buffer buffer) {
        if (!slot.elementType().isInteger()) {
            return buffer.floats();
        }
        if (slot.quantization().isEmpty()) {
            return new float[0];
        }
        Quantization scale = slot.quantization().get();
        Buffer real = Buffer.of(new float[buffer.length()]);
        new QDequantize(slot.elementType(), buffer.length(), scale.scale(), scale.zeroPoint())
                .run(List.of(buffer), real);
        return real.floats();
    }
}
