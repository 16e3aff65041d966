package dev.inlay.compiler.emitter;

import static dev.inlay.compiler.declaration.MethodDeclaration.Returns.INDEX;
import static dev.inlay.compiler.declaration.MethodDeclaration.Returns.NOTHING;
import static dev.inlay.compiler.emitter.Declarations.label;
import static dev.inlay.compiler.emitter.Declarations.method;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.inlay.compiler.declaration.EnumDeclaration;
import dev.inlay.compiler.graph.Metadata;
import dev.inlay.compiler.graph.Normalization;
import dev.inlay.compiler.graph.TensorMetadata;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

/**
 * The text of a generated class, to be read by people. After a change that is meant, {@code -Dinlay.golden=write} puts
 * the new text in the place of the old one.
 */
class EmitterOutputTest {
    private static final Path GOLDEN = Path.of("src/test/resources/dev/inlay/compiler/emitter/QuantizedTiny.txt");

    /** As a file tells it, with what would end a comment or be a tag in it. */
    private static final Metadata METADATA = new Metadata(
            "Tiny words",
            "1.2",
            "Tells two words apart in a second of sound. "
                    + "It was made to be read, not to be used. ".repeat(4).strip(),
            "somebody */ {@code else}",
            "CC0",
            List.of(new TensorMetadata(
                    "A second of sound",
                    Optional.of(new Normalization(List.of(127.5f), List.of(0.5f, 127.5f))),
                    List.of())),
            List.of(new TensorMetadata("", Optional.empty(), List.of("yes", "no <b>", "go"))));

    private static String emit(Metadata metadata) {
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
                        "5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03",
                        metadata)
                .text();
    }

    @Test
    void theWholeClass() throws IOException {
        String text = emit(METADATA);
        if ("write".equals(System.getProperty("inlay.golden"))) {
            Files.createDirectories(GOLDEN.getParent());
            Files.writeString(GOLDEN, text, StandardCharsets.UTF_8);
        }
        assertEquals(Files.readString(GOLDEN, StandardCharsets.UTF_8), text);
    }

    @Test
    void nothingIsSaidWhereTheFileTellsNothing() {
        String text = emit(Metadata.none());
        assertFalse(text.contains("<br>") || text.contains("Licence") || text.contains("@return"), text);
    }

    @Test
    void theSameTextInEveryPartOfTheWorld() {
        String expected = emit(METADATA);
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            for (String language : List.of("tr-TR", "ar-EG-u-nu-arab", "hi-IN-u-nu-deva", "de-DE")) {
                Locale.setDefault(Locale.forLanguageTag(language));
                TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
                assertEquals(expected, emit(METADATA), language);
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }
}
