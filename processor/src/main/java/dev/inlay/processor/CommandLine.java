package dev.inlay.processor;

import dev.inlay.compiler.reporter.Reporter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the jar does when it is run: {@code java -jar inlay-processor.jar diff before.json after.json}. */
public final class CommandLine {
    private static final String USAGE = "usage: java -jar inlay-processor.jar diff <before.json> <after.json>";

    private CommandLine() {}

    public static void main(String[] arguments) {
        int status = run(arguments, System.out, System.err);
        if (status != 0) {
            System.exit(status);
        }
    }

    /** @return 0 if it could be done, 2 if the arguments or files are not right */
    static int run(String[] arguments, PrintStream out, PrintStream err) {
        if (arguments.length != 3 || !arguments[0].equals("diff")) {
            err.println(USAGE);
            return 2;
        }
        try {
            Reporter.compare(read(arguments[1]), read(arguments[2])).forEach(out::println);
            return 0;
        } catch (IOException | IllegalArgumentException e) {
            err.println(e.getMessage());
            return 2;
        }
    }

    private static String read(String file) throws IOException {
        try {
            return Files.readString(Path.of(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IOException("cannot read " + file + ": " + e, e);
        }
    }
}
