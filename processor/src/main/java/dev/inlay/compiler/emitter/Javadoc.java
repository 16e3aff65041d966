package dev.inlay.compiler.emitter;

import java.util.ArrayList;
import java.util.List;

/** Text of a model in comments. */
final class Javadoc {
    private static final int MAX_NAME = 120;
    private static final int MAX_PARAGRAPH = 1000;
    private static final int MAX_NAMES = 100;
    private static final int LINE = 100;

    private Javadoc() {}

    /** A name, where each character that could end the comment or mean something in it is a question mark. */
    static String text(String text) {
        return plain(text, MAX_NAME);
    }

    /** A longer text, broken into lines. */
    static String paragraph(String text) {
        return broken(List.of(plain(text, MAX_PARAGRAPH).split(" ", -1)));
    }

    /** Names with their numbers, broken into lines; of many names those at the start. */
    static String enumeration(List<String> names) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < Math.min(names.size(), MAX_NAMES); i++) {
            words.add(i + " {@code " + text(names.get(i)) + "}" + (i + 1 < names.size() ? "," : ""));
        }
        if (names.size() > MAX_NAMES) {
            words.add("and " + (names.size() - MAX_NAMES) + " more");
        }
        return broken(words);
    }

    private static String broken(List<String> words) {
        StringBuilder text = new StringBuilder();
        int column = 0;
        for (String word : words) {
            boolean breaks = column + word.length() > LINE;
            text.append(column == 0 ? "" : breaks ? "\n" : " ").append(word);
            column = breaks ? word.length() : column + 1 + word.length();
        }
        return text.toString();
    }

    private static String plain(String text, int longest) {
        StringBuilder safe = new StringBuilder();
        for (int i = 0; i < Math.min(text.length(), longest); i++) {
            char c = text.charAt(i);
            boolean endsComment = c == '/' && i > 0 && text.charAt(i - 1) == '*';
            boolean plain = c >= ' ' && c < 127 && "<>&@\\{}".indexOf(c) < 0;
            safe.append(plain && !endsComment ? c : '?');
        }
        return safe + (text.length() > longest ? "..." : "");
    }
}
