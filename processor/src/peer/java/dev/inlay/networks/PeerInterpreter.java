package dev.inlay.networks;

import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.tensorflowlite.BuiltinOpResolver;
import org.bytedeco.tensorflowlite.BuiltinOpResolverWithoutDefaultDelegates;
import org.bytedeco.tensorflowlite.FlatBufferModel;
import org.bytedeco.tensorflowlite.Interpreter;
import org.bytedeco.tensorflowlite.InterpreterBuilder;
import org.bytedeco.tensorflowlite.TfLiteTensor;

/** A model in TensorFlow Lite, run by its default kernels on one thread, without delegates. */
final class PeerInterpreter implements AutoCloseable {
    private static final int INT32 = 2;

    private final BytePointer content;
    private final FlatBufferModel model;
    private final BuiltinOpResolver kernels = new BuiltinOpResolverWithoutDefaultDelegates();
    private final InterpreterBuilder builder;
    private final Interpreter interpreter;

    PeerInterpreter(byte[] file) {
        content = new BytePointer(file);
        model = FlatBufferModel.BuildFromBuffer(content, file.length);
        builder = new InterpreterBuilder(model, kernels);
        interpreter = new Interpreter((Pointer) null);
        require(builder.apply(interpreter, 1), "build");
        require(interpreter.AllocateTensors(), "allocate");
    }

    private static void require(int status, String what) {
        if (status != 0) {
            throw new IllegalStateException("TensorFlow Lite cannot " + what + " this model");
        }
    }

    /**
     * Runs the model.
     *
     * @param inputs {@code byte[]}, {@code short[]} or {@code float[]}, one an input
     * @param outputs are filled: as inputs, one an output
     */
    void run(List<Object> inputs, List<Object> outputs) {
        for (int i = 0; i < inputs.size(); i++) {
            TfLiteTensor tensor = interpreter.input_tensor(i);
            byte[] bytes = bytesOf(inputs.get(i), tensor);
            new BytePointer(require(tensor, bytes.length)).put(bytes);
        }
        require(interpreter.Invoke(), "run");
        for (int i = 0; i < outputs.size(); i++) {
            Object output = outputs.get(i);
            int width = output instanceof float[] ? Float.BYTES : output instanceof short[] ? Short.BYTES : Byte.BYTES;
            byte[] bytes = new byte[Array.getLength(output) * width];
            TfLiteTensor tensor = interpreter.output_tensor(i);
            new BytePointer(require(tensor, bytes.length)).get(bytes);
            ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            if (output instanceof float[] floats) {
                buffer.asFloatBuffer().get(floats);
            } else if (output instanceof short[] shorts) {
                buffer.asShortBuffer().get(shorts);
            } else {
                buffer.get((byte[]) output);
            }
        }
    }

    private static Pointer require(TfLiteTensor tensor, int bytes) {
        if (tensor.bytes() != bytes) {
            throw new IllegalStateException(
                    "a tensor of TensorFlow Lite has " + tensor.bytes() + " bytes, not " + bytes);
        }
        return tensor.data().data();
    }

    /** Generated classes take integers such as indices as real numbers. */
    private static byte[] bytesOf(Object array, TfLiteTensor tensor) {
        if (array instanceof byte[] bytes) {
            return bytes;
        }
        if (array instanceof short[] shorts) {
            ByteBuffer buffer = ByteBuffer.allocate(shorts.length * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            buffer.asShortBuffer().put(shorts);
            return buffer.array();
        }
        float[] floats = (float[]) array;
        ByteBuffer buffer = ByteBuffer.allocate(floats.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float element : floats) {
            if (tensor.type() == INT32) {
                buffer.putInt((int) element);
            } else {
                buffer.putFloat(element);
            }
        }
        return buffer.array();
    }

    @Override
    public void close() {
        List<Pointer> all = new ArrayList<>(List.of(interpreter, builder, kernels, model, content));
        all.forEach(Pointer::close);
    }
}
