package com.example.benchmarks;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;

/**
 * ONNX Runtime on one thread with the same layers, quantized by its own tools: numbers of its own, so that only its time
 * is compared. Takes real numbers, as its quantized models do.
 */
final class OnnxContender implements Contender {
    private final OrtSession session;
    private final FloatBuffer input;
    private final Map<String, OnnxTensor> inputs;

    OnnxContender(String file) {
        try {
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            OrtSession.SessionOptions options = new OrtSession.SessionOptions();
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.addConfigEntry("session.x64quantprecision", "1");
            session = environment.createSession(file, options);
            String name = session.getInputNames().iterator().next();
            long[] shape = ((TensorInfo) session.getInputInfo().get(name).getInfo()).getShape();
            long length = 1;
            for (int axis = 0; axis < shape.length; axis++) {
                shape[axis] = Math.max(1, shape[axis]);
                length *= shape[axis];
            }
            input = ByteBuffer.allocateDirect((int) length * Float.BYTES)
                    .order(ByteOrder.nativeOrder())
                    .asFloatBuffer();
            inputs = Map.of(name, OnnxTensor.createTensor(environment, input, shape));
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String name() {
        return "ONNX Runtime 1.20, QDQ";
    }

    @Override
    public void run(byte[] in, byte[] out) {
        for (int i = 0; i < in.length; i++) {
            input.put(i, in[i]);
        }
        try (OrtSession.Result result = session.run(inputs)) {
            ((OnnxTensor) result.get(0)).getFloatBuffer().get(0);
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }
}
