package dev.inlay.compiler.sample;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header of an .npy file: magic {@code \x93NUMPY}, two bytes of version, the length of a Python dictionary and the
 * dictionary with the keys descr, fortran_order and shape (NumPy's format specification, versions 1 to 3).
 *
 * @param type element type
 * @param shape dimensions, the first of which counts samples
 */
record NpyHeader(NpyType type, List<Long> shape) {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int MAX_LENGTH = 1 << 16;
    private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*'([^']{1,16})'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9,\\sL]*)\\)");

    static NpyHeader read(String name, DataInputStream in) throws IOException {
        byte[] start = in.readNBytes(MAGIC.length + 2);
        if (start.length < MAGIC.length + 2 || !Arrays.equals(Arrays.copyOf(start, MAGIC.length), MAGIC)) {
            throw DataProblems.malformed(name, "it does not begin as an .npy file does");
        }
        int version = start[MAGIC.length];
        if (version < 1 || version > 3) {
            throw DataProblems.malformed(name, "its .npy format version is " + version + ", not 1 to 3");
        }
        int length = version == 1
                ? Short.toUnsignedInt(Short.reverseBytes(in.readShort()))
                : Integer.reverseBytes(in.readInt());
        if (length < 0 || length > MAX_LENGTH) {
            throw DataProblems.malformed(name, "its header claims a length of " + Integer.toUnsignedString(length));
        }
        byte[] text = in.readNBytes(length);
        return parse(name, new String(text, StandardCharsets.UTF_8));
    }

    private static NpyHeader parse(String name, String dictionary) {
        String descr = find(name, DESCR, dictionary, "descr");
        String order = find(name, ORDER, dictionary, "fortran_order");
        List<Long> shape = shape(name, find(name, SHAPE, dictionary, "shape"));
        if (order.equals("True") && shape.size() > 1) {
            throw DataProblems.malformed(
                    name, "its elements are in Fortran order; save it with numpy.ascontiguousarray");
        }
        return new NpyHeader(NpyType.of(name, descr), shape);
    }

    private static String find(String name, Pattern pattern, String dictionary, String key) {
        Matcher matcher = pattern.matcher(dictionary);
        if (!matcher.find()) {
            throw DataProblems.malformed(name, "its header has no usable '" + key + "'");
        }
        return matcher.group(1);
    }

    private static List<Long> shape(String name, String tuple) {
        List<Long> dims = new ArrayList<>();
        for (String part : tuple.replace("L", "").split(",", -1)) {
            if (!part.isBlank()) {
                try {
                    dims.add(Long.parseLong(part.strip()));
                } catch (NumberFormatException e) {
                    throw DataProblems.malformed(name, "its header has the dimension " + part.strip());
                }
            }
        }
        return List.copyOf(dims);
    }
}
