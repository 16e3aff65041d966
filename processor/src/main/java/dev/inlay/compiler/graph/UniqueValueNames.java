package dev.inlay.compiler.graph;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Names of values that are taken; one that is wanted again gets a number. */
final class UniqueValueNames {
    private final Set<String> taken = new LinkedHashSet<>();
    private final Map<String, Integer> next = new LinkedHashMap<>();

    /** Takes {@code wanted}, or else {@code wanted_2}, {@code wanted_3} and so on. */
    String claim(String wanted) {
        String name = wanted;
        while (!taken.add(name)) {
            int number = next.merge(wanted, 1, Integer::sum) + 1;
            name = wanted + "_" + number;
        }
        return name;
    }
}
