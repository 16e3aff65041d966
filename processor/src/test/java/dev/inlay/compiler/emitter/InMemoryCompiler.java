package dev.inlay.compiler.emitter;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles source in memory as a user with every warning on does, at the Java level of generated code. */
final class InMemoryCompiler {
    private static final int LAST_WITH_JAVA_7 = 19;

    private InMemoryCompiler() {}

    /** Options of the oldest Java level that this JDK compiles; generated code is Java 7. */
    static List<String> levelOptions() {
        return Runtime.version().feature() <= LAST_WITH_JAVA_7
                ? List.of("-source", "7", "-target", "7")
                : List.of("--release", "8");
    }

    /**
     * Class files by binary name.
     *
     * @param sources text by qualified name of the top-level class
     * @throws AssertionError if javac has anything to say
     */
    static Map<String, byte[]> compile(Map<String, String> sources) {
        List<String> options = new ArrayList<>(levelOptions());
        options.addAll(List.of("-Xlint:all,-options", "-Werror", "-proc:none"));
        return compile(sources, options);
    }

    /** As above, at the Java level of this JDK, for sources that use the Vector API. */
    static Map<String, byte[]> compileWithVectors(Map<String, String> sources) {
        return compile(sources, List.of("--add-modules", "jdk.incubator.vector", "-Xlint:all", "-proc:none"));
    }

    static Map<String, byte[]> compile(Map<String, String> sources, List<String> options) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        Output output = new Output(compiler.getStandardFileManager(problems, Locale.ROOT, null));
        List<Source> units = new ArrayList<>();
        sources.forEach((name, text) -> units.add(new Source(name, text)));
        boolean success =
                compiler.getTask(null, output, problems, options, null, units).call();
        List<Diagnostic<? extends JavaFileObject>> unexpected = problems.getDiagnostics().stream()
                .filter(problem -> !problem.getMessage(Locale.ROOT).contains("using incubating module"))
                .<Diagnostic<? extends JavaFileObject>>map(problem -> problem)
                .toList();
        if (!success || !unexpected.isEmpty()) {
            throw new AssertionError(describe(unexpected));
        }
        return output.classFiles();
    }

    private static String describe(List<Diagnostic<? extends JavaFileObject>> problems) {
        StringBuilder text = new StringBuilder("javac is not content");
        for (Diagnostic<? extends JavaFileObject> problem : problems) {
            text.append('\n').append(problem.getMessage(Locale.ROOT));
            if (problem.getSource() instanceof Source source) {
                text.append("\n in ").append(source.context(problem.getLineNumber()));
            }
        }
        return text.toString();
    }

    /** Loads class files; {@code dev.inlay.runtime} comes from the tests' class path. */
    static ClassLoader load(Map<String, byte[]> classFiles) {
        return new ClassLoader(InMemoryCompiler.class.getClassLoader()) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                byte[] bytes = classFiles.get(name);
                if (bytes == null) {
                    throw new ClassNotFoundException(name);
                }
                return defineClass(name, bytes, 0, bytes.length);
            }
        };
    }

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

        String context(long line) {
            List<String> lines = text.lines().toList();
            int from = (int) Math.max(0, line - 8);
            return getName() + ":\n" + String.join("\n", lines.subList(from, (int) Math.min(lines.size(), line + 4)));
        }
    }

    private static final class ClassFile extends SimpleJavaFileObject {
        private final ByteArrayOutputStream content = new ByteArrayOutputStream();

        ClassFile(String name) {
            super(URI.create("memory:///" + name.replace('.', '/') + Kind.CLASS.extension), Kind.CLASS);
        }

        @Override
        public OutputStream openOutputStream() {
            return content;
        }
    }

    private static final class Output extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ClassFile> files = new TreeMap<>();

        Output(JavaFileManager manager) {
            super(manager);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) throws IOException {
            ClassFile file = new ClassFile(className);
            files.put(className, file);
            return file;
        }

        Map<String, byte[]> classFiles() {
            Map<String, byte[]> classFiles = new TreeMap<>();
            files.forEach((name, file) -> classFiles.put(name, file.content.toByteArray()));
            return classFiles;
        }
    }
}
