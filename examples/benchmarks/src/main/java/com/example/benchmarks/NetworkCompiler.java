package com.example.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Compiles interfaces for a network as a user's build does: javac in a process of its own, Inlay on its processor path. */
final class NetworkCompiler {
    private final String processor = onClassPath("inlay-processor");
    private final String libraries = System.getProperty("java.class.path");

    private static String onClassPath(String name) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.contains(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + name + " on the class path; run this by Maven"));
    }

    /**
     * Compiles the network for a target into {@code folder}; gives the milliseconds that javac took.
     *
     * @param target of {@code dev.inlay.TargetVm}
     */
    long compile(Path model, String target, Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path source = folder.resolve(target + ".java");
        Files.writeString(
                source,
                "import dev.inlay.*;\n@QuantizedModel(value = \"" + model.getFileName() + "\", target = TargetVm."
                        + target + ")\npublic interface " + target + " extends com.example.benchmarks.Generated {}\n");
        long start = System.nanoTime();
        Process javac = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
                        "-cp",
                        libraries,
                        "-processorpath",
                        processor,
                        "-Ainlay.modelDir=" + model.toAbsolutePath().getParent(),
                        "-nowarn",
                        "-d",
                        folder.toString(),
                        source.toString())
                .inheritIO()
                .start();
        if (javac.waitFor() != 0) {
            throw new IllegalStateException("javac fails on " + model);
        }
        return (System.nanoTime() - start) / 1_000_000;
    }

    /** Bytes of the class files of a target's network. */
    static long classBytes(Path folder, String target) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> classes = files.filter(
                            file -> file.getFileName().toString().matches("Quantized" + target + ".*\\.class"))
                    .toList();
            long bytes = 0;
            for (Path file : classes) {
                bytes += Files.size(file);
            }
            return bytes;
        }
    }
}
