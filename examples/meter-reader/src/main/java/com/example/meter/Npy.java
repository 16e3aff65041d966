package com.example.meter;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Reads the arrays of bytes that NumPy writes (format version 1, element type uint8, C order). */
final class Npy {
    private static final int MAGIC_AND_VERSION = 8;

    private Npy() {}

    /** The elements of an array on the class path, row after row; its first dimension is divided up by the caller. */
    static byte[] read(String name) throws IOException {
        try (InputStream in = Npy.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("no " + name + " on the class path");
            }
            int headerLength = ByteBuffer.wrap(in.readNBytes(MAGIC_AND_VERSION + 2))
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .getShort(MAGIC_AND_VERSION);
            String header = new String(in.readNBytes(headerLength), StandardCharsets.ISO_8859_1);
            if (!header.contains("'descr': '|u1'") || !header.contains("'fortran_order': False")) {
                throw new IOException(name + " is not a uint8 array in C order: " + header.strip());
            }
            return in.readAllBytes();
        }
    }
}
