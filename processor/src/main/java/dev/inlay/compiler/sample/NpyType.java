package dev.inlay.compiler.sample;

import dev.inlay.compiler.diagnostic.DiagnosticId;
import java.io.DataInputStream;
import java.io.IOException;

/**
 * Element type of an .npy file.
 *
 * @param kind {@code f} float, {@code i} signed, {@code u} unsigned integer, {@code b} boolean
 * @param bytes bytes an element
 * @param bigEndian whether the highest byte comes first
 */
record NpyType(char kind, int bytes, boolean bigEndian) {
    static NpyType of(String name, String descr) {
        char order = descr.charAt(0);
        boolean ordered = order == '<' || order == '>' || order == '|' || order == '=';
        String code = ordered ? descr.substring(1) : descr;
        if (!code.matches("f[248]|[iu][1248]|b1")) {
            throw DataProblems.of(DiagnosticId.DATA_TYPE, name, descr);
        }
        return new NpyType(code.charAt(0), code.charAt(1) - '0', order == '>');
    }

    /** Reads one element as a number. @throws java.io.EOFException at the end of the data */
    float read(DataInputStream in) throws IOException {
        long bits = 0;
        for (int i = 0; i < bytes; i++) {
            long next = in.readUnsignedByte();
            bits = bigEndian ? bits << 8 | next : bits | next << 8 * i;
        }
        return kind == 'f' ? ofFloatBits(bits) : ofIntegerBits(bits);
    }

    private float ofFloatBits(long bits) {
        return switch (bytes) {
            case 2 -> ofHalf((int) bits);
            case 4 -> Float.intBitsToFloat((int) bits);
            default -> (float) Double.longBitsToDouble(bits);
        };
    }

    private float ofIntegerBits(long bits) {
        int unused = Long.SIZE - 8 * bytes;
        if (kind == 'i') {
            return bits << unused >> unused;
        }
        return bits >= 0 ? bits : (bits >>> 1) * 2f;
    }

    /** IEEE 754 binary16: sign, 5 bits of exponent, 10 of mantissa. */
    private static float ofHalf(int bits) {
        int exponent = bits >> 10 & 0x1F;
        int mantissa = bits & 0x3FF;
        float size;
        if (exponent == 0) {
            size = mantissa * 0x1p-24f;
        } else if (exponent == 0x1F) {
            size = mantissa == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
        } else {
            size = Math.scalb(1f + mantissa / 1024f, exponent - 15);
        }
        return bits >> 15 == 0 ? size : -size;
    }
}
