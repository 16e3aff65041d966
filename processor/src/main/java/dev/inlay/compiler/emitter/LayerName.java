package dev.inlay.compiler.emitter;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The name of a kernel in the generated class.
 *
 * @param words in lower case, ASCII letters and digits, the first starting with a letter
 */
record LayerName(List<String> words) {
    LayerName {
        words = List.copyOf(words);
    }

    static LayerName of(String... words) {
        return new LayerName(List.of(words));
    }

    /** {@code blockConv2}. */
    String method() {
        return words.get(0)
                + words.stream()
                        .skip(1)
                        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                        .collect(Collectors.joining());
    }

    /** {@code BLOCK_CONV_2}. */
    String constant() {
        return String.join("_", words).toUpperCase(Locale.ROOT);
    }
}
