package com.example.meter;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Sizes of compiled classes. */
final class ClassFiles {
    private ClassFiles() {}

    /** Bytes of the class file of {@code type} and of the classes that belong to it, uncompressed. */
    static long bytes(Class<?> type) throws IOException {
        Path root;
        try {
            root = Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
        if (Files.isDirectory(root)) {
            return bytes(root, type);
        }
        try (FileSystem jar = FileSystems.newFileSystem(root)) {
            return bytes(jar.getPath("/"), type);
        }
    }

    private static long bytes(Path root, Class<?> type) throws IOException {
        Path folder = root.resolve(type.getPackageName().replace('.', '/'));
        long sum = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = file.getFileName().toString();
                if (name.startsWith(type.getSimpleName()) && name.endsWith(".class")) {
                    sum += Files.size(file);
                }
            }
        }
        return sum;
    }
}
