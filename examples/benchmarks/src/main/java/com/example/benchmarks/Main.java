package com.example.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Compiles the networks, runs each with all its contenders, and prints the tables. */
public final class Main {
    private final Path models;
    private final Path work;
    private final List<String> compilation = new ArrayList<>();
    private final List<String> sizes = new ArrayList<>();
    private final List<String> interpreted = new ArrayList<>();
    private final List<String> compiled = new ArrayList<>();

    private Main(Path models, Path work) {
        this.models = models;
        this.work = work;
    }

    /** Arguments: the folder of the networks, a folder to work in. */
    public static void main(String[] arguments) throws Exception {
        Path models = Path.of(arguments[0], "evaluation", "models");
        if (!Files.isDirectory(models)) {
            System.out.println("skipped: no folder " + models + " with the networks that are run");
            return;
        }
        Main main = new Main(models, Path.of(arguments[1]));
        for (Network network : Network.all()) {
            System.err.println(network.name());
            main.measure(network);
        }
        main.print();
    }

    private void measure(Network network) throws Exception {
        Path model = network.modelIn(models);
        Path folder = work.resolve(network.model().replace('/', '_'));
        NetworkCompiler compiler = new NetworkCompiler();
        long micro = compiler.compile(model, "MICRO", folder);
        long hotspot = compiler.compile(model, "HOTSPOT", folder);
        compilation.add(String.format(Locale.ROOT, "| %s | %,d ms | %,d ms |", network.name(), micro, hotspot));
        interpreted.addAll(run(network, folder, true));
        List<String> lines = run(network, folder, false);
        compiled.addAll(lines.stream().filter(line -> line.startsWith("|")).toList());
        String[] arena = fields(lines, "#arena");
        sizes.add(String.format(
                Locale.ROOT,
                "| %s | %,d | %,d | %,d | %,d | %,d | %,d |",
                network.name(),
                Files.size(model),
                NetworkCompiler.classBytes(folder, "MICRO"),
                NetworkCompiler.classBytes(folder, "HOTSPOT"),
                Long.parseLong(fields(lines, "#two-tensors")[1]),
                Long.parseLong(arena[1]),
                Long.parseLong(arena[2])));
    }

    private static String[] fields(List<String> lines, String key) {
        return lines.stream()
                .filter(line -> line.startsWith(key))
                .findFirst()
                .orElseThrow()
                .split("\t", -1);
    }

    private List<String> run(Network network, Path folder, boolean interpreted) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g"));
        if (interpreted) {
            command.add("-Xint");
        }
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                Worker.class.getName(),
                network.name(),
                network.modelIn(models).toString(),
                network.onnx().isEmpty() ? "" : models.resolve(network.onnx()).toString(),
                folder.toString(),
                Boolean.toString(interpreted)));
        Process worker = new ProcessBuilder(command)
                .redirectError(work.resolve("errors.txt").toFile())
                .start();
        List<String> lines = new ArrayList<>();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(worker.getInputStream(), StandardCharsets.UTF_8))) {
            out.lines().forEach(lines::add);
        }
        if (worker.waitFor() != 0) {
            throw new IllegalStateException(
                    "a run of " + network.name() + " failed:\n" + Files.readString(work.resolve("errors.txt")));
        }
        return lines;
    }

    private void print() throws IOException {
        System.out.printf(
                Locale.ROOT,
                "%s, %s %s (%s), load average %.1f on %d processors.%n%n",
                processor(),
                System.getProperty("java.vm.name"),
                System.getProperty("java.vm.version"),
                System.getProperty("os.name"),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                Runtime.getRuntime().availableProcessors());
        String times =
                "| network | contender | processor time of an inference | ratio | outputs that differ | bytes allocated |\n"
                        + "|---|---|---|---|---|---|";
        print("Bytecode interpreted (-Xint)", times, interpreted);
        print("Just-in-time compiler, one thread", times, compiled);
        print(
                "Sizes in bytes",
                "| network | .tflite | classes, MICRO | classes, HOTSPOT | two-tensor bound | arena, MICRO | arena, HOTSPOT |\n"
                        + "|---|---|---|---|---|---|---|",
                sizes);
        print("javac with Inlay, the whole process", "| network | MICRO | HOTSPOT |\n|---|---|---|", compilation);
    }

    private static void print(String title, String header, List<String> rows) {
        System.out.println("### " + title + "\n\n" + header);
        rows.forEach(System.out::println);
        System.out.println();
    }

    private static String processor() throws IOException {
        Path info = Path.of("/proc/cpuinfo");
        if (!Files.exists(info)) {
            return System.getProperty("os.arch");
        }
        try (Stream<String> lines = Files.lines(info)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse(System.getProperty("os.arch"));
        }
    }
}
