package com.example.meter;

import dev.inlay.QuantizedModel;

/**
 * Reads one digit of a meter in 8-bit integers: what runs on the device.
 *
 * <p>An image has 28 rows of 28 pixels, from 0 (background) to 255 (ink).
 */
@QuantizedModel(value = "meter.onnx", calibration = "calibration.npy")
public interface MeterReader {
    Digit read(float[] image);

    /** Probabilities of the ten digits. */
    void scores(float[] image, float[] scores);

    /** The same on quantized elements: no conversion, no float arithmetic. */
    void scores(byte[] image, byte[] scores);
}
