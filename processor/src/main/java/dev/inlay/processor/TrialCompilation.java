package dev.inlay.processor;

import dev.inlay.TargetVm;
import dev.inlay.compiler.ClassFileMeter;
import dev.inlay.compiler.declaration.Declaration;
import dev.inlay.compiler.emitter.GeneratedSource;
import dev.inlay.runtime.Packed;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import javax.lang.model.SourceVersion;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * Compiles a generated source in memory, against its interface as the declaration has it, with all debugging information:
 * no options of the compilation it is part of make its class files larger.
 */
final class TrialCompilation implements ClassFileMeter {
    private final SourceVersion version;

    TrialCompilation(SourceVersion version) {
        this.version = version;
    }

    @Override
    public OptionalLong measure(Declaration declaration, GeneratedSource source) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            return OptionalLong.empty();
        }
        List<JavaFileObject> sources = new ArrayList<>();
        StubSources.of(declaration).forEach((name, text) -> sources.add(new Source(name, text)));
        sources.add(new Source(source.qualifiedName(), source.text()));
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        try (StandardJavaFileManager standard =
                        compiler.getStandardFileManager(problems, Locale.ROOT, StandardCharsets.UTF_8);
                Counter counter = new Counter(standard, source.qualifiedName())) {
            standard.setLocationFromPaths(StandardLocation.CLASS_PATH, List.of(runtime()));
            boolean compiled = compiler.getTask(
                            Writer.nullWriter(), counter, problems, options(declaration.target()), null, sources)
                    .call();
            return compiled ? OptionalLong.of(counter.bytes()) : OptionalLong.empty();
        } catch (IOException | URISyntaxException | RuntimeException e) {
            // a compiler in an environment that has its own idea of files
            return OptionalLong.empty();
        }
    }

    /** Where the classes are that generated code calls: with the processor. */
    private static Path runtime() throws URISyntaxException {
        return new File(Packed.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toPath();
    }

    private List<String> options(TargetVm target) {
        List<String> options = new ArrayList<>(List.of("-proc:none", "-g", "-parameters", "-nowarn"));
        if (target == TargetVm.VECTOR) {
            options.addAll(List.of("--add-modules", "jdk.incubator.vector"));
        } else {
            options.addAll(List.of("--release", Integer.toString(Math.max(8, level(version)))));
        }
        return options;
    }

    /** A source in memory. */
    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///" + name.replace('.', '/') + Kind.SOURCE.extension), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /** Counts the bytes of class files of one top-level class, and keeps none. */
    private static final class Counter extends ForwardingJavaFileManager<JavaFileManager> {
        private final String name;
        private long bytes;

        Counter(JavaFileManager manager, String name) {
            super(manager);
            this.name = name;
        }

        long bytes() {
            return bytes;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            boolean counted = className.equals(name) || className.startsWith(name + "$");
            URI uri = URI.create("memory:///" + className.replace('.', '/').replace('$', '-') + kind.extension);
            return new SimpleJavaFileObject(uri, kind) {
                @Override
                public OutputStream openOutputStream() {
                    return new ByteArrayOutputStream() {
                        @Override
                        public void close() {
                            bytes += counted ? size() : 0;
                        }
                    };
                }
            };
        }
    }

    /** 17 of RELEASE_17. */
    private static int level(SourceVersion version) {
        String name = version.name();
        return Integer.parseInt(name.substring(name.indexOf('_') + 1));
    }
}
