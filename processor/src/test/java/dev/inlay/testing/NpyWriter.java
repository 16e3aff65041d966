package dev.inlay.testing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes float arrays as .npy files, for calibration data that tests make. */
public final class NpyWriter {
    private static final int PREAMBLE = 10;

    private NpyWriter() {}

    /** Samples as a matrix of one row each. */
    public static void write(Path path, float[][] rows) throws IOException {
        Files.write(path, bytes(rows.length + ", " + (rows.length == 0 ? 0 : rows[0].length), rows));
    }

    /** @param shape as it stands in the header, {@code "10, 3"} */
    public static byte[] bytes(String shape, float[][] rows) {
        String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + shape + "), }\n";
        int count = 0;
        for (float[] row : rows) {
            count += row.length;
        }
        ByteBuffer file = ByteBuffer.allocate(PREAMBLE + header.length() + count * Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        file.put((byte) 0x93)
                .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 1)
                .put((byte) 0);
        file.putShort((short) header.length()).put(header.getBytes(StandardCharsets.US_ASCII));
        for (float[] row : rows) {
            for (float element : row) {
                file.putFloat(element);
            }
        }
        return file.array();
    }
}
