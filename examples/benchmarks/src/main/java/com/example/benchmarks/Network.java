package com.example.benchmarks;

import java.nio.file.Path;

/**
 * A network to be run.
 *
 * @param model quantized, as TensorFlow Lite has it
 * @param onnx the same layers quantized for ONNX Runtime; empty for none
 */
record Network(String name, String model, String onnx) {
    static Network[] all() {
        return new Network[] {
            new Network("keyword spotting (DS-CNN)", "kws_sm/int8.tflite", "kws_sm/qdq_u8s8.onnx"),
            new Network("anomaly detection (auto-encoder)", "ad/int8.tflite", "ad/qdq_u8s8.onnx"),
            new Network("image classification (ResNet-8)", "ic/int8.tflite", "ic/qdq_u8s8.onnx"),
            new Network("person detection (MobileNet 0.25)", "person_detect/int8_qdimfix.tflite", ""),
        };
    }

    Path modelIn(Path models) {
        return models.resolve(model);
    }
}
