package dev.inlay.compiler.emitter;

import java.util.ArrayList;
import java.util.List;

/** Writes long sums, which javac can only take in parts: it reads each with as many calls deep as it has terms. */
final class LongSum {
    private static final int MAX_TERMS = 120;
    private static final int TERMS_A_LINE = 6;

    private LongSum() {}

    /** @param target what the sum is assigned to, as {@code long sum =} or {@code sums[s] +=} */
    static void write(CodeLines code, String target, List<String> terms) {
        String head = target;
        for (int from = 0; from < terms.size(); from += MAX_TERMS) {
            List<String> part = terms.subList(from, Math.min(terms.size(), from + MAX_TERMS));
            List<String> lines = new ArrayList<>();
            for (int line = 0; line < part.size(); line += TERMS_A_LINE) {
                lines.add(String.join(" + ", part.subList(line, Math.min(part.size(), line + TERMS_A_LINE))));
            }
            code.add(head + " " + String.join("\n        + ", lines) + ";");
            head = target.replaceFirst("^long ", "").replaceFirst(" =$", " +=");
        }
    }
}
