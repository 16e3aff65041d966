package dev.inlay.runtime;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Encodes what {@link Packed} decodes, with the map that suits the data best. */
final class PackedWriter {
    private final char[] characters = new char[256];

    PackedWriter(byte[] data) {
        int[] counts = new int[256];
        for (byte b : data) {
            counts[b & 0xFF]++;
        }
        List<Integer> byFrequency = IntStream.range(0, 256)
                .boxed()
                .sorted(Comparator.comparing(b -> -counts[b]))
                .toList();
        for (int rank = 0; rank < 256; rank++) {
            characters[byFrequency.get(rank)] = (char) (rank < 127 ? rank + 1 : rank - 127 + 160);
        }
    }

    String map() {
        return new String(characters);
    }

    /** Strings of {@code size} characters, the last of what is left. */
    String[] encode(byte[] data, int size) {
        String[] chunks = new String[(data.length + size - 1) / size];
        for (int c = 0; c < chunks.length; c++) {
            StringBuilder chunk = new StringBuilder();
            for (int i = c * size; i < Math.min(data.length, (c + 1) * size); i++) {
                chunk.append(characters[data[i] & 0xFF]);
            }
            chunks[c] = chunk.toString();
        }
        return chunks;
    }
}
