package dev.inlay.processor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Guesses what a file name that was not found was meant to be. */
final class SimilarNames {
    /** Files looked at in a folder; enough to help, without reading a huge one. */
    private static final int MAX_FILES = 1000;

    private SimilarNames() {}

    /** {@code "; did you mean x?"} with the nearest name among the files of {@code folders}, or nothing. */
    static String of(String name, Set<Path> folders) {
        String wanted = name.substring(name.lastIndexOf('/') + 1);
        List<String> candidates = new ArrayList<>();
        folders.forEach(folder -> candidates.addAll(names(folder)));
        int limit = Math.max(2, wanted.length() / 3);
        return candidates.stream()
                .filter(candidate -> distance(wanted, candidate) <= limit)
                .min(Comparator.<String>comparingInt(candidate -> distance(wanted, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .map(nearest -> "; did you mean " + nearest + "?")
                .orElse("");
    }

    private static List<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.limit(MAX_FILES)
                    .map(path -> path.getFileName().toString())
                    .toList();
        } catch (IOException | SecurityException e) {
            return List.of();
        }
    }

    /** Edits (insert, delete, replace a character) from one name to the other, ignoring case. */
    private static int distance(String a, String b) {
        String from = a.toLowerCase(Locale.ROOT);
        String to = b.toLowerCase(Locale.ROOT);
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
