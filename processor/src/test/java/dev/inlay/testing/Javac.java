package dev.inlay.testing;

import dev.inlay.processor.InlayProcessor;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** A compilation of user sources with Inlay as annotation processor, in folders of its own. */
public final class Javac {
    private final Path folder;
    private final List<String> options = new ArrayList<>();

    /** @param folder empty; models and data are put into its {@code models} folder */
    public Javac(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(models());
        Files.createDirectories(folder.resolve("classes"));
        options.add("-Ainlay.modelDir=" + models());
    }

    /** Where {@code -Ainlay.modelDir} points. */
    public Path models() {
        return folder.resolve("models");
    }

    /** The generated sources, which javac leaves here. */
    public Path generated() {
        return folder.resolve("generated");
    }

    /** Compiles sources, given as text by qualified class name. */
    public Result compile(Map<String, String> sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = folder.resolve("src").resolve(source.getKey().replace('.', '/') + ".java");
            Files.createDirectories(file.getParent());
            Files.writeString(file, source.getValue());
            files.add(file);
        }
        Files.createDirectories(generated());
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(diagnostics, Locale.ROOT, null)) {
            manager.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(folder.resolve("classes")));
            manager.setLocationFromPaths(StandardLocation.SOURCE_OUTPUT, List.of(generated()));
            JavaCompiler.CompilationTask task = compiler.getTask(
                    null, manager, diagnostics, options, null, manager.getJavaFileObjectsFromPaths(files));
            task.setProcessors(List.of(new InlayProcessor()));
            boolean success = task.call();
            return new Result(success, List.copyOf(diagnostics.getDiagnostics()), folder.resolve("classes"));
        }
    }

    /**
     * What javac said and made.
     *
     * @param classes folder of the class files
     */
    public record Result(boolean success, List<Diagnostic<? extends JavaFileObject>> diagnostics, Path classes) {
        /** A new instance of a compiled class with a no-argument constructor. */
        public Object instance(String name) throws ReflectiveOperationException, IOException {
            if (!success) {
                throw new AssertionError("javac failed: " + messages());
            }
            URL[] path = {classes.toUri().toURL()};
            ClassLoader loader = new URLClassLoader(path, Javac.class.getClassLoader());
            return loader.loadClass(name).getDeclaredConstructor().newInstance();
        }

        public List<String> messages() {
            return diagnostics.stream()
                    .map(diagnostic -> diagnostic.getKind() + ": " + diagnostic.getMessage(Locale.ROOT))
                    .toList();
        }
    }
}
