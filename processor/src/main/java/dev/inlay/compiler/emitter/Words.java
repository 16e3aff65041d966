package dev.inlay.compiler.emitter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Takes names of a model file, which can be any text, apart into the words of an identifier. */
final class Words {
    private static final Pattern NO_WORD = Pattern.compile("[^A-Za-z0-9]+");
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    private Words() {}

    /** ASCII words in lower case: {@code block1/ConvBias:0} is block1, conv, bias, 0. Empty where there is none. */
    static List<String> of(String name) {
        List<String> words = new ArrayList<>();
        for (String part : NO_WORD.split(name, -1)) {
            if (!part.isEmpty()) {
                for (String word : HUMP.split(part, -1)) {
                    words.add(word.toLowerCase(Locale.ROOT));
                }
            }
        }
        return words;
    }

    static boolean startWithDigit(List<String> words) {
        return Character.isDigit(words.get(0).charAt(0));
    }
}
