package user;

import dev.inlay.Calibration;
import dev.inlay.MemoryBudget;

@Calibration(maxSamples = 100)
interface Spotter {
    int classify(float[] features);
}

@MemoryBudget(ram = "24 KiB")
interface Bounded {
    int classify(float[] features);
}
