package com.example.benchmarks;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.tensorflowlite.BuiltinOpResolverWithoutDefaultDelegates;
import org.bytedeco.tensorflowlite.FlatBufferModel;
import org.bytedeco.tensorflowlite.Interpreter;
import org.bytedeco.tensorflowlite.InterpreterBuilder;

/** TensorFlow Lite with its default kernels on one thread. */
final class TfliteContender implements Contender {
    private final BytePointer content;
    private final FlatBufferModel model;
    private final BuiltinOpResolverWithoutDefaultDelegates kernels = new BuiltinOpResolverWithoutDefaultDelegates();
    private final Interpreter interpreter = new Interpreter((Pointer) null);
    private final BytePointer input;
    private final BytePointer output;

    TfliteContender(byte[] file) {
        content = new BytePointer(file);
        model = FlatBufferModel.BuildFromBuffer(content, file.length);
        require(new InterpreterBuilder(model, kernels).apply(interpreter, 1));
        require(interpreter.AllocateTensors());
        input = new BytePointer(interpreter.input_tensor(0).data().data());
        output = new BytePointer(interpreter.output_tensor(0).data().data());
    }

    private static void require(int status) {
        if (status != 0) {
            throw new IllegalStateException("TensorFlow Lite refuses the model");
        }
    }

    Interpreter interpreter() {
        return interpreter;
    }

    int inputLength() {
        return (int) interpreter.input_tensor(0).bytes();
    }

    int outputLength() {
        return (int) interpreter.output_tensor(0).bytes();
    }

    @Override
    public String name() {
        return "TensorFlow Lite 2.18, default kernels";
    }

    @Override
    public void run(byte[] in, byte[] out) {
        input.put(in, 0, in.length);
        require(interpreter.Invoke());
        output.get(out, 0, out.length);
    }
}
