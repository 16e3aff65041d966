package dev.inlay.compiler.emitter;

import static dev.inlay.compiler.declaration.MethodDeclaration.Returns.INDEX;
import static dev.inlay.compiler.declaration.MethodDeclaration.Returns.NOTHING;
import static dev.inlay.compiler.emitter.Declarations.label;
import static dev.inlay.compiler.emitter.Declarations.method;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.inlay.compiler.declaration.EnumDeclaration;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

/**
 * The text of a generated class, to be read by people. After a change that is meant, {@code -Dinlay.golden=write} puts
 * the new text in the place of the old one.
 */
class EmitterOutputTest {
    private static final Path GOLDEN = Path.of("src/test/resources/dev/inlay/compiler/emitter/QuantizedTiny.txt");

    private static String emit() {
        return Emitter.emit(
                        Declarations.of(
                                method(0, "classify", NOTHING, "byte", "byte"),
                                method(1, "classify", NOTHING, "float", "float"),
                                method(2, "largest", INDEX, "float"),
                                label(
                                        3,
                                        "word",
                                        new EnumDeclaration("demo", "Tiny.Word", List.of("YES", "NO", "GO")),
                                        "byte")),
                        Programs.sideBySide(Programs.classifier()),
                        "5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03")
                .text();
    }

    @Test
    void theWholeClass() throws IOException {
        String text = emit();
        if ("write".equals(System.getProperty("inlay.golden"))) {
            Files.createDirectories(GOLDEN.getParent());
            Files.writeString(GOLDEN, text, StandardCharsets.UTF_8);
        }
        assertEquals(Files.readString(GOLDEN, StandardCharsets.UTF_8), text);
    }

    @Test
    void theSameTextInEveryPartOfTheWorld() {
        String expected = emit();
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            for (String language : List.of("tr-TR", "ar-EG-u-nu-arab", "hi-IN-u-nu-deva", "de-DE")) {
                Locale.setDefault(Locale.forLanguageTag(language));
                TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
                assertEquals(expected, emit(), language);
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }
}
