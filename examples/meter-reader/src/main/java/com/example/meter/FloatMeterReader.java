package com.example.meter;

import dev.inlay.Precision;
import dev.inlay.QuantizedModel;

/** The same network in float, which {@link MeterReader} is measured against. */
@QuantizedModel(value = "meter.onnx", precision = Precision.FP32)
public interface FloatMeterReader {
    void scores(float[] image, float[] scores);
}
