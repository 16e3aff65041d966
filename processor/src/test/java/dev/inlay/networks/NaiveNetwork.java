package dev.inlay.networks;

import dev.inlay.bytecode.BytecodeCounter;
import dev.inlay.bytecode.CountingLoader;
import dev.inlay.compiler.kernel.Buffer;
import dev.inlay.compiler.kernel.Kernel;
import dev.inlay.compiler.kernel.QConv;
import dev.inlay.compiler.kernel.QDepthwiseConv;
import dev.inlay.compiler.kernel.QFullyConnected;
import dev.inlay.compiler.kernel.Requantization;
import dev.inlay.compiler.kernel.Window;
import dev.inlay.compiler.kernel.WindowDim;
import dev.inlay.compiler.program.Program;
import dev.inlay.compiler.program.Step;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Runs a network of one sample with {@link NaiveLoops} for the layers with weights, and counts their bytecodes. */
final class NaiveNetwork {
    private final Map<String, Method> loops = new HashMap<>();

    NaiveNetwork() throws Exception {
        Path classes = Path.of(NaiveLoops.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Class<?> counting = new CountingLoader(classes).loadClass(NaiveLoops.class.getName());
        for (Method method : counting.getMethods()) {
            loops.put(method.getName(), method);
        }
    }

    /** @param results takes the outputs */
    long count(Program program, byte[] input, List<byte[]> results) {
        Map<String, Buffer> memory = new HashMap<>();
        memory.put(program.inputs().get(0).name(), Buffer.of(input));
        long counted = 0;
        for (Step step : program.steps()) {
            List<Buffer> operands = step.inputs().stream()
                    .map(slot -> slot.constant().orElseGet(() -> memory.get(slot.name())))
                    .toList();
            Buffer output =
                    Buffer.allocate(step.output().elementType(), step.output().length());
            counted += BytecodeCounter.count(() -> run(step.kernel(), operands, output));
            memory.put(step.output().name(), output);
        }
        program.outputs().forEach(slot -> results.add(memory.get(slot.name()).bytes()));
        return counted;
    }

    private void run(Kernel kernel, List<Buffer> operands, Buffer output) {
        if (kernel instanceof QConv conv) {
            layer(
                    "conv",
                    operands,
                    output,
                    conv.window(),
                    conv.inputChannels(),
                    conv.outputChannels(),
                    conv.weights(),
                    conv.bias(),
                    conv.requantization(),
                    conv.inputZeroPoint(),
                    conv.outputZeroPoint(),
                    conv.min(),
                    conv.max());
        } else if (kernel instanceof QDepthwiseConv conv) {
            layer(
                    "depthwise",
                    operands,
                    output,
                    conv.window(),
                    conv.inputChannels(),
                    conv.outputChannels(),
                    conv.weights(),
                    conv.bias(),
                    conv.requantization(),
                    conv.inputZeroPoint(),
                    conv.outputZeroPoint(),
                    conv.min(),
                    conv.max());
        } else if (kernel instanceof QFullyConnected dense) {
            double[] scales = IntStream.range(0, dense.outputs())
                    .mapToDouble(o -> dense.requantization()
                            .scales()[dense.requantization().isPerChannel() ? o : 0])
                    .toArray();
            call(
                    "dense",
                    operands.get(0).bytes(),
                    output.bytes(),
                    bytes(dense.weights()),
                    dense.bias(),
                    scales,
                    dense.inputZeroPoint(),
                    dense.outputZeroPoint(),
                    dense.min(),
                    dense.max());
        } else {
            kernel.run(operands, output);
        }
    }

    private void layer(
            String name,
            List<Buffer> operands,
            Buffer output,
            Window window,
            int inputs,
            int outputs,
            short[] weights,
            int[] bias,
            Requantization factors,
            int inputZeroPoint,
            int outputZeroPoint,
            int min,
            int max) {
        List<WindowDim> dims = window.inThreeDims().dims().subList(1, 3);
        WindowDim rows = dims.get(0);
        WindowDim columns = dims.get(1);
        call(
                name,
                operands.get(0).bytes(),
                new int[] {rows.input(), columns.input(), inputs},
                output.bytes(),
                new int[] {rows.output(), columns.output(), outputs},
                new int[] {
                    rows.size(),
                    columns.size(),
                    rows.stride(),
                    columns.stride(),
                    rows.dilation(),
                    columns.dilation(),
                    rows.pad(),
                    columns.pad()
                },
                bytes(weights),
                bias,
                IntStream.range(0, outputs).map(factors::multiplier).toArray(),
                IntStream.range(0, outputs).map(factors::shift).toArray(),
                inputZeroPoint,
                outputZeroPoint,
                min,
                max);
    }

    private void call(String name, Object... arguments) {
        try {
            loops.get(name).invoke(null, arguments);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(name + " of " + Arrays.toString(arguments), e);
        }
    }

    private static byte[] bytes(short[] weights) {
        byte[] bytes = new byte[weights.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) weights[i];
        }
        return bytes;
    }
}
