package user;

import dev.inlay.Calibration;

@Calibration(maxSamples = 100)
interface Spotter {
    int classify(float[] features);
}
