package dev.inlay.diagnostics;

import com.google.protobuf.TextFormat;
import dev.inlay.compiler.importer.onnx.proto.ModelProto;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Makes the files that an input names from what stands in its folder, where as much as can be is text:
 *
 * <ul>
 *   <li>{@code m.onnx.textproto}: an ONNX model in the text format of protocol buffers;
 *   <li>{@code d.npy.txt}: a NumPy array, its type and shape in the first line ({@code <f4 (2, 3)}), then its elements;
 *   <li>{@code d.npz/}: a folder of such arrays, to be packed into an archive;
 *   <li>{@code m.onnx.copy}: the name of a file of the test resources to copy, and how many bytes of it at most.
 * </ul>
 *
 * Other files and folders are taken as they are.
 */
final class InputFiles {
    private static final Path RESOURCES = Path.of("src/test/resources");

    private InputFiles() {}

    /** Puts into {@code target} what {@code folder} describes, Java sources and expected texts left out. */
    static void copy(Path folder, Path target) throws IOException {
        for (Path file : list(folder)) {
            String name = file.getFileName().toString();
            if (!name.endsWith(".java") && !name.startsWith("expected.")) {
                Files.createDirectories(target);
                copyOne(file, name, target);
            }
        }
    }

    static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static void copyOne(Path file, String name, Path target) throws IOException {
        if (name.endsWith(".npz") && Files.isDirectory(file)) {
            Files.write(target.resolve(name), zip(file));
        } else if (Files.isDirectory(file)) {
            copy(file, target.resolve(name));
        } else if (name.endsWith(".textproto")) {
            Files.write(target.resolve(withoutEnding(name)), model(Files.readString(file)));
        } else if (name.endsWith(".npy.txt")) {
            Files.write(target.resolve(withoutEnding(name)), array(Files.readString(file)));
        } else if (name.endsWith(".made")) {
            Files.write(
                    target.resolve(withoutEnding(name)),
                    TfliteSamples.make(Files.readString(file).strip()));
        } else if (name.endsWith(".copy")) {
            Files.write(target.resolve(withoutEnding(name)), resource(Files.readString(file)));
        } else {
            Files.copy(file, target.resolve(name));
        }
    }

    private static String withoutEnding(String name) {
        return name.substring(0, name.lastIndexOf('.'));
    }

    private static byte[] model(String text) throws TextFormat.ParseException {
        return TextFormat.parse(text, ModelProto.class).toByteArray();
    }

    private static byte[] resource(String reference) throws IOException {
        List<String> words = List.of(reference.strip().split("\\s+", -1));
        byte[] content = Files.readAllBytes(RESOURCES.resolve(words.get(0)));
        int length = words.size() < 2 ? content.length : Integer.parseInt(words.get(1));
        return Arrays.copyOf(content, length);
    }

    private static byte[] zip(Path folder) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Path file : list(folder)) {
                zip.putNextEntry(new ZipEntry(withoutEnding(file.getFileName().toString())));
                zip.write(array(Files.readString(file)));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] array(String text) {
        String[] parts = text.strip().split("\n", 2);
        String type = parts[0].substring(0, parts[0].indexOf(' '));
        String shape = parts[0].substring(parts[0].indexOf(' ') + 1);
        String header = "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }\n";
        String[] elements = parts.length < 2 ? new String[0] : parts[1].strip().split("\\s+");
        int preamble = 10;
        ByteBuffer file = ByteBuffer.allocate(preamble + header.length() + elements.length * Double.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        file.put((byte) 0x93).put("NUMPY\1\0".getBytes(StandardCharsets.US_ASCII));
        file.putShort((short) header.length()).put(header.getBytes(StandardCharsets.US_ASCII));
        for (String element : elements) {
            put(file, type, element);
        }
        return Arrays.copyOf(file.array(), file.position());
    }

    private static void put(ByteBuffer file, String type, String element) {
        switch (type) {
            case "<f4", "<c8" -> file.putFloat(Float.parseFloat(element));
            case "<i4" -> file.putInt(Integer.parseInt(element));
            case "|u1" -> file.put((byte) Integer.parseInt(element));
            default -> throw new IllegalArgumentException("no array of " + type + " is made here");
        }
    }
}
