package dev.inlay;

import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A NumPy array of samples that a test reads, its elements as floats.
 *
 * @param dims with the number of samples first
 */
public record NpyFile(int[] dims, float[] elements) {
    private static final Pattern HEADER =
            Pattern.compile("'descr': '(.*?)', 'fortran_order': False, 'shape': \\((.*?),?\\)");

    public static NpyFile read(Path path) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
        int start = 10 + bytes.getShort(8);
        Matcher header = HEADER.matcher(new String(bytes.array(), 10, start - 10, StandardCharsets.ISO_8859_1));
        if (!header.find()) {
            throw new IOException(path + " has no header that is understood");
        }
        int[] dims = Arrays.stream(header.group(2).split(","))
                .map(String::trim)
                .mapToInt(Integer::parseInt)
                .toArray();
        float[] elements = new float[Arrays.stream(dims).reduce(1, (a, b) -> a * b)];
        bytes.position(start);
        for (int i = 0; i < elements.length; i++) {
            elements[i] = element(bytes, header.group(1));
        }
        return new NpyFile(dims, elements);
    }

    private static float element(ByteBuffer bytes, String type) throws IOException {
        return switch (type) {
            case "<f4" -> bytes.getFloat();
            case "|u1" -> bytes.get() & 0xff;
            case "|i1" -> bytes.get();
            case "<i8" -> bytes.getLong();
            default -> throw new IOException("elements of type " + type);
        };
    }

    public int samples() {
        return dims[0];
    }

    /** One sample, in the shape that an input or output has. */
    public Tensor sample(int index, Shape shape) {
        int size = elements.length / dims[0];
        return Tensor.floats(shape, Arrays.copyOfRange(elements, index * size, (index + 1) * size));
    }
}
