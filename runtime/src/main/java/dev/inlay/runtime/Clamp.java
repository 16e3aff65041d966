package dev.inlay.runtime;

/** Clamps by a load from memory. */
public final class Clamp {
    private Clamp() {}

    /** At each index i up to {@code highest - lowest}, the number {@code lowest + i} brought into [min, max]. */
    public static byte[] table(int lowest, int highest, int min, int max) {
        byte[] table = new byte[highest - lowest + 1];
        for (int i = 0; i < table.length; i++) {
            table[i] = (byte) Math.max(min, Math.min(max, lowest + i));
        }
        return table;
    }
}
