package dev.inlay.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A part of a page in {@code docs} that is made from the code: between {@code <!-- name:begin -->} and {@code <!--
 * name:end -->}. With {@code -Dinlay.docs.update=true} a test writes it, otherwise it compares.
 */
public final class GeneratedBlock {
    private GeneratedBlock() {}

    public static void check(String page, String name, String expected) throws IOException {
        Path file = Path.of("..", "docs", page);
        String text = Files.readString(file);
        String begin = "<!-- " + name + ":begin -->\n";
        int from = text.indexOf(begin) + begin.length();
        int to = text.indexOf("<!-- " + name + ":end -->");
        if (Boolean.getBoolean("inlay.docs.update")) {
            Files.writeString(file, text.substring(0, from) + expected + text.substring(to));
        } else {
            assertEquals(expected, text.substring(from, to), page + " is not what the code says; see GeneratedBlock");
        }
    }
}
