package dev.inlay.diagnostics;

import dev.inlay.testing.CompilerKind;
import dev.inlay.testing.Javac;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/** The folder of one message: sources that provoke it, the files they name, and all that Inlay says about them. */
record DiagnosticFolder(Path path) {
    private static final Path ROOT = Path.of("src/test/resources/diagnostics");

    static DiagnosticFolder of(String code) {
        return new DiagnosticFolder(ROOT.resolve(code));
    }

    static List<String> codes() throws IOException {
        return InputFiles.list(ROOT).stream()
                .map(folder -> folder.getFileName().toString())
                .toList();
    }

    /** The text of {@code expected.txt}, or of a file of the compiler's own where it has other words or places. */
    String expected(CompilerKind compiler) throws IOException {
        Path own = path.resolve("expected." + compiler.name().toLowerCase(Locale.ROOT) + ".txt");
        Path file = Files.exists(own) ? own : path.resolve("expected.txt");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    /** What Inlay says, in the form of {@link #expected}: kind, file and line, then the text. */
    Javac.Result compile(Javac javac) throws IOException {
        InputFiles.copy(path, javac.models());
        Path options = path.resolve("options.txt");
        if (Files.exists(options)) {
            javac.with(Files.readAllLines(options).toArray(new String[0]));
        }
        List<Path> sources = new ArrayList<>(InputFiles.list(path));
        sources.removeIf(file -> !file.toString().endsWith(".java"));
        return javac.compile(sources);
    }

    static String print(Javac javac, Javac.Result result) {
        return result.diagnostics().stream()
                .filter(diagnostic -> message(diagnostic).startsWith("[INLAY-"))
                .map(diagnostic -> print(diagnostic)
                        .replace(javac.models().toString(), "{models}")
                        .replace(javac.classes().toString(), "{classes}"))
                .collect(Collectors.joining("\n"));
    }

    private static String print(Diagnostic<? extends JavaFileObject> diagnostic) {
        return diagnostic.getKind() + " " + place(diagnostic) + "\n" + message(diagnostic) + "\n";
    }

    private static String place(Diagnostic<? extends JavaFileObject> diagnostic) {
        if (diagnostic.getSource() == null) {
            return "without a place";
        }
        String file = Path.of(diagnostic.getSource().toUri()).getFileName().toString();
        return file + ":" + diagnostic.getLineNumber();
    }

    /** The text without the indentation that javac gives to the second line and those that follow. */
    private static String message(Diagnostic<? extends JavaFileObject> diagnostic) {
        String text = diagnostic.getMessage(Locale.ROOT);
        boolean indented = text.lines().skip(1).allMatch(line -> line.startsWith("  "));
        return indented
                ? Arrays.stream(text.split("\n"))
                        .collect(Collectors.joining("\n"))
                        .replace("\n  ", "\n")
                : text;
    }
}
