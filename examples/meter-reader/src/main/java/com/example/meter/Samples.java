package com.example.meter;

import java.io.IOException;
import java.util.Arrays;

/** Digits that the network has never seen, with what they are. */
final class Samples {
    static final int SIDE = 28;
    private static final int PIXELS = SIDE * SIDE;

    private final byte[] pixels;
    private final byte[] labels;

    private Samples(byte[] pixels, byte[] labels) {
        this.pixels = pixels;
        this.labels = labels;
    }

    static Samples load() throws IOException {
        byte[] pixels = Npy.read("digits.npy");
        byte[] labels = Npy.read("labels.npy");
        if (pixels.length != labels.length * PIXELS) {
            throw new IOException(labels.length + " labels for " + pixels.length + " pixels");
        }
        return new Samples(pixels, labels);
    }

    int count() {
        return labels.length;
    }

    int label(int sample) {
        return labels[sample];
    }

    /** Pixels as the camera gives them, 0..255 in unsigned bytes. */
    byte[] image(int sample) {
        return Arrays.copyOfRange(pixels, sample * PIXELS, (sample + 1) * PIXELS);
    }

    /** The same as real values, 0 to 255. */
    float[] values(int sample) {
        float[] values = new float[PIXELS];
        for (int i = 0; i < PIXELS; i++) {
            values[i] = pixels[sample * PIXELS + i] & 0xff;
        }
        return values;
    }
}
