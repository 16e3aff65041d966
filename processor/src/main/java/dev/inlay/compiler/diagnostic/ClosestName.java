package dev.inlay.compiler.diagnostic;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that a misspelt one was meant to be. */
public final class ClosestName {
    private static final int MAX_EDITS = 2;

    private ClosestName() {}

    /** The candidate with the fewest edits, letter case aside; empty where all are too far. */
    public static Optional<String> of(String name, Collection<String> candidates) {
        String lower = name.toLowerCase(Locale.ROOT);
        int best = Math.min(MAX_EDITS, (name.length() - 1) / 2) + 1;
        Optional<String> closest = Optional.empty();
        for (String candidate : candidates) {
            int edits = Math.abs(candidate.length() - name.length()) >= best
                    ? best
                    : edits(lower, candidate.toLowerCase(Locale.ROOT));
            if (edits < best) {
                best = edits;
                closest = Optional.of(candidate);
            }
        }
        return closest;
    }

    /** Levenshtein distance. */
    private static int edits(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
