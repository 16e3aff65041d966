package dev.inlay.compiler.emitter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which character stands for which byte in the strings of a generated class; {@code dev.inlay.runtime.Packed} undoes it.
 *
 * <p>The 127 most frequent bytes get the characters that take one byte in a class file, the most frequent of them the
 * ones that need no escape in source.
 */
final class ByteMap {
    /** Bytes a string takes in a class file at most; a class file could hold one more, but javac refuses it. */
    static final int MAX_STRING_BYTES = 65_534;

    private static final int BYTES = 256;
    private static final int FIRST_LONG = 160;

    /** The characters of a map, those that cost least first. */
    private static final List<Character> CHEAPEST = charactersByLength();

    private final char[] characters = new char[BYTES];

    /** The map that makes {@code constants} shortest. */
    ByteMap(List<Constant> constants) {
        long[] counts = new long[BYTES];
        for (Constant constant : constants) {
            for (byte b : StoredForm.of(constant).data()) {
                counts[b & 0xFF]++;
            }
        }
        List<Integer> byFrequency = IntStream.range(0, BYTES)
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(b -> -counts[b]).thenComparing(b -> b))
                .toList();
        for (int i = 0; i < BYTES; i++) {
            characters[byFrequency.get(i)] = CHEAPEST.get(i);
        }
    }

    private static List<Character> charactersByLength() {
        Comparator<Integer> order = Comparator.<Integer>comparingInt(c -> encodedLength((char) c.intValue()))
                .thenComparing(c -> StringLiteral.escape((char) c.intValue()).length())
                .thenComparing(c -> c);
        return IntStream.concat(IntStream.range(1, 128), IntStream.range(FIRST_LONG, FIRST_LONG + BYTES))
                .boxed()
                .sorted(order)
                .map(c -> (char) c.intValue())
                .toList();
    }

    private static int encodedLength(char c) {
        return c < 128 ? 1 : 2;
    }

    /** The character of each byte, by its unsigned value. */
    String characters() {
        return new String(characters);
    }

    /** {@code data} as strings that each fit a class file. */
    List<String> encode(byte[] data) {
        List<String> chunks = new ArrayList<>();
        StringBuilder chunk = new StringBuilder();
        int encoded = 0;
        for (byte b : data) {
            char c = characters[b & 0xFF];
            if (encoded + encodedLength(c) > MAX_STRING_BYTES) {
                chunks.add(chunk.toString());
                chunk.setLength(0);
                encoded = 0;
            }
            chunk.append(c);
            encoded += encodedLength(c);
        }
        chunks.add(chunk.toString());
        return chunks;
    }
}
