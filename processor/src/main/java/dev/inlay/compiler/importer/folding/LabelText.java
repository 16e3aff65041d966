package dev.inlay.compiler.importer.folding;

import java.util.ArrayList;
import java.util.List;

/** Texts of model files that are for people: taken as lines, and no longer than can be shown. */
public final class LabelText {
    private static final int LONGEST = 1000;
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private LabelText() {}

    /** The text in one line, cut where it is too long to be shown. */
    public static String line(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
    }

    /** Each line of a text; empty ones at the end are none. */
    public static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        String marked = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        marked.lines().map(LabelText::line).forEach(lines::add);
        while (!lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        return lines;
    }
}
