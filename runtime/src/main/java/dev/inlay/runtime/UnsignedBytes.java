package dev.inlay.runtime;

/** Between the unsigned bytes of a uint8 model and the int8 elements 128 below that a network computes with. */
public final class UnsignedBytes {
    private UnsignedBytes() {}

    /** Copies bytes with 128 added to each, modulo 256: from unsigned to signed, and back as well. */
    public static void shift(byte[] from, int fromOffset, byte[] to, int toOffset, int length) {
        for (int i = 0; i < length; i++) {
            to[toOffset + i] = (byte) (from[fromOffset + i] ^ 0x80);
        }
    }
}
