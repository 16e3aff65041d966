package dev.inlay.compiler.importer.folding;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Gives out names so that none is given twice: a name that is taken gets {@code _2}, {@code _3} and so on. */
public final class UniqueNames {
    /** The names that are taken, each with the highest suffix tried on it. */
    private final Map<String, Integer> taken = new HashMap<>();

    private final Set<String> pinned = new HashSet<>();

    /** {@code wanted} itself where it is free. */
    public String claim(String wanted) {
        String name = wanted;
        while (taken.containsKey(name)) {
            name = wanted + "_" + taken.merge(wanted, 1, Integer::sum);
        }
        taken.put(name, 1);
        return name;
    }

    /** Takes a name for good: {@link #release} does not free it. */
    public void pin(String name) {
        pinned.add(name);
        taken.putIfAbsent(name, 1);
    }

    /** Makes a claimed name free again. */
    public void release(String name) {
        if (!pinned.contains(name)) {
            taken.remove(name);
        }
    }
}
