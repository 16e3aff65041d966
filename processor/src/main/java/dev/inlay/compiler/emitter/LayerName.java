package dev.inlay.compiler.emitter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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

    LayerName with(String word) {
        List<String> more = new ArrayList<>(words);
        more.add(word);
        return new LayerName(more);
    }

    /** {@code blockConv2}; between digits of two words stands an underscore. */
    String method() {
        StringBuilder name = new StringBuilder(words.get(0));
        for (String word : words.subList(1, words.size())) {
            boolean digits = Character.isDigit(name.charAt(name.length() - 1)) && Character.isDigit(word.charAt(0));
            name.append(digits ? "_" : "");
            name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word, 1, word.length());
        }
        return name.toString();
    }

    /** {@code BLOCK_CONV_2}. */
    String constant() {
        return String.join("_", words).toUpperCase(Locale.ROOT);
    }
}
