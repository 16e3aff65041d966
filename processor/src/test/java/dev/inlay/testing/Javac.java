package dev.inlay.testing;

import dev.inlay.processor.InlayProcessor;
import java.io.IOException;
import java.io.Writer;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/** A compilation of user sources with Inlay as annotation processor, in folders of its own. */
public final class Javac {
    private final Path folder;
    private final CompilerKind compiler;
    private final List<String> options = new ArrayList<>();
    private final List<Processor> processors = new ArrayList<>();

    /** @param folder empty; models and data are put into its {@code models} folder */
    public Javac(Path folder) throws IOException {
        this(folder, CompilerKind.JAVAC);
    }

    /** @param folder empty; models and data are put into its {@code models} folder */
    public Javac(Path folder, CompilerKind compiler) throws IOException {
        this.folder = folder;
        this.compiler = compiler;
        Files.createDirectories(models());
        Files.createDirectories(classes());
        Files.createDirectories(generated());
        options.add("-Ainlay.modelDir=" + models());
        options.addAll(compiler.options());
        processors.add(new InlayProcessor());
    }

    /** Where {@code -Ainlay.modelDir} points. */
    public Path models() {
        return folder.resolve("models");
    }

    /** The generated sources, which javac leaves here. */
    public Path generated() {
        return folder.resolve("generated");
    }

    /** Where class files go. */
    public Path classes() {
        return folder.resolve("classes");
    }

    /** Adds options of the compiler. */
    public Javac with(String... more) {
        options.addAll(List.of(more));
        return this;
    }

    /** Adds a processor that runs beside Inlay. */
    public Javac with(Processor processor) {
        processors.add(processor);
        return this;
    }

    /** Takes away the folder of models, so that files are looked for elsewhere. */
    public Javac withoutModelDir() {
        options.removeIf(option -> option.startsWith("-Ainlay.modelDir"));
        return this;
    }

    /** Compiles sources, given as text by qualified class name. */
    public Result compile(Map<String, String> sources) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = folder.resolve("src").resolve(source.getKey().replace('.', '/') + ".java");
            Files.createDirectories(file.getParent());
            Files.writeString(file, source.getValue());
            files.add(file);
        }
        return compile(files);
    }

    /** Compiles source files. */
    public Result compile(List<Path> files) throws IOException {
        JavaCompiler javac = compiler.compiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager manager = javac.getStandardFileManager(diagnostics, Locale.ROOT, null)) {
            manager.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes()));
            manager.setLocationFromPaths(StandardLocation.SOURCE_OUTPUT, List.of(generated()));
            JavaCompiler.CompilationTask task = javac.getTask(
                    Writer.nullWriter(),
                    manager,
                    diagnostics,
                    options,
                    null,
                    manager.getJavaFileObjectsFromPaths(files));
            task.setProcessors(processors);
            boolean success = task.call();
            return new Result(success, List.copyOf(diagnostics.getDiagnostics()), classes(), sourcesIn(generated()));
        }
    }

    private static List<String> sourcesIn(Path generated) throws IOException {
        try (Stream<Path> files = Files.walk(generated)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(file -> generated.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    /**
     * What the compiler said and made.
     *
     * @param classes folder of the class files
     * @param generated generated source files, {@code user/QuantizedNetwork.java}
     */
    public record Result(
            boolean success,
            List<Diagnostic<? extends JavaFileObject>> diagnostics,
            Path classes,
            List<String> generated) {
        /** A new instance of a compiled class with a no-argument constructor. */
        public Object instance(String name) throws ReflectiveOperationException, IOException {
            return load(name).getDeclaredConstructor().newInstance();
        }

        /** A compiled class. */
        public Class<?> load(String name) throws ReflectiveOperationException, IOException {
            if (!success) {
                throw new AssertionError("the compiler failed: " + messages());
            }
            URL[] path = {classes.toUri().toURL()};
            return new URLClassLoader(path, Javac.class.getClassLoader()).loadClass(name);
        }

        public List<String> messages() {
            return diagnostics.stream()
                    .map(diagnostic -> diagnostic.getKind() + ": " + diagnostic.getMessage(Locale.ROOT))
                    .toList();
        }
    }
}
