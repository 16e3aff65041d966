package dev.inlay.testing;

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
 * A little-endian .npy array of a test, read whole.
 *
 * @param shape dimensions, the first usually counting samples
 * @param elements every element as a number
 * @param kind of the elements: f for floats, i and u for integers
 * @param size bytes of an element
 */
public record Npy(int[] shape, double[] elements, char kind, int size) {
    private static final Pattern HEADER =
            Pattern.compile("'descr': '[<|]([a-z])(\\d)'.*'fortran_order': False.*'shape': \\(([0-9, ]*)\\)");
    private static final int PREAMBLE = 10;

    public static Npy read(Path path) {
        try {
            return parse(Files.readAllBytes(path));
        } catch (IOException e) {
            throw new IllegalStateException(path.toString(), e);
        }
    }

    public static Npy parse(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int start = PREAMBLE + Short.toUnsignedInt(bytes.getShort(PREAMBLE - 2));
        String header = new String(file, PREAMBLE, start - PREAMBLE, StandardCharsets.ISO_8859_1);
        Matcher matcher = HEADER.matcher(header);
        if (!matcher.find()) {
            throw new IllegalArgumentException(header);
        }
        int[] shape = Arrays.stream(matcher.group(3).split(",", -1))
                .filter(dim -> !dim.isBlank())
                .mapToInt(dim -> Integer.parseInt(dim.strip()))
                .toArray();
        char kind = matcher.group(1).charAt(0);
        int size = matcher.group(2).charAt(0) - '0';
        double[] elements = new double[Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
        bytes.position(start);
        for (int i = 0; i < elements.length; i++) {
            elements[i] = element(bytes, kind, size);
        }
        return new Npy(shape, elements, kind, size);
    }

    private static double element(ByteBuffer bytes, char kind, int size) {
        if (kind == 'f') {
            return size == 4 ? bytes.getFloat() : bytes.getDouble();
        }
        return switch (size) {
            case 1 -> kind == 'u' ? Byte.toUnsignedInt(bytes.get()) : bytes.get();
            case 2 -> kind == 'u' ? Short.toUnsignedInt(bytes.getShort()) : bytes.getShort();
            case 4 -> kind == 'u' ? Integer.toUnsignedLong(bytes.getInt()) : bytes.getInt();
            default -> bytes.getLong();
        };
    }

    /** The same elements with {@code count} samples at a time as one. */
    public Npy inBatches(int count) {
        return new Npy(new int[] {samples() / count, count, sampleLength()}, elements, kind, size);
    }

    /** Number of samples: the first dimension. */
    public int samples() {
        return shape[0];
    }

    /** Elements of one sample. */
    public int sampleLength() {
        return elements.length / shape[0];
    }

    /** Sample {@code index} as floats. */
    public float[] sample(int index) {
        int length = sampleLength();
        float[] sample = new float[length];
        for (int i = 0; i < length; i++) {
            sample[i] = (float) elements[index * length + i];
        }
        return sample;
    }

    /** Whether the elements are floats. */
    public boolean isReal() {
        return kind == 'f';
    }

    /** Whether the elements are signed integers of 16 bits. */
    public boolean isShort() {
        return kind == 'i' && size == Short.BYTES;
    }

    /** Sample {@code index} of 16-bit integers. */
    public short[] shorts(int index) {
        int length = sampleLength();
        short[] sample = new short[length];
        for (int i = 0; i < length; i++) {
            sample[i] = (short) elements[index * length + i];
        }
        return sample;
    }

    /** Sample {@code index} of 8-bit integers, the bytes they are. */
    public byte[] bytes(int index) {
        int length = sampleLength();
        byte[] sample = new byte[length];
        for (int i = 0; i < length; i++) {
            sample[i] = (byte) elements[index * length + i];
        }
        return sample;
    }
}
