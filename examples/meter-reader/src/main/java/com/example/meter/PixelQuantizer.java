package com.example.meter;

/** Turns the camera's pixels into the elements that the integer network takes: one look into a table a pixel. */
final class PixelQuantizer {
    private final byte[] table = new byte[256];

    PixelQuantizer(float scale, int zeroPoint) {
        for (int pixel = 0; pixel < table.length; pixel++) {
            int element = Math.round(pixel / scale) + zeroPoint;
            table[pixel] = (byte) Math.max(Byte.MIN_VALUE, Math.min(Byte.MAX_VALUE, element));
        }
    }

    void quantize(byte[] pixels, byte[] elements) {
        for (int i = 0; i < pixels.length; i++) {
            elements[i] = table[pixels[i] & 0xff];
        }
    }
}
