package dev.inlay.compiler.emitter;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Names of one scope, each given away once and none a word of the Java language. */
final class NamePool {
    /** Reserved words, and words that newer versions of Java reserve in some place. */
    private static final Set<String> KEYWORDS = Set.of(
            ("abstract assert boolean break byte case catch char class const continue default do double else enum"
                            + " extends false final finally float for goto if implements import instanceof int"
                            + " interface long native new null package permits private protected public record return"
                            + " sealed short static strictfp super switch synchronized this throw throws transient"
                            + " true try var void volatile when while yield _")
                    .split(" "));

    private final Set<String> taken;

    NamePool(Collection<String> taken) {
        this.taken = new HashSet<>(taken);
    }

    /** Whether {@code name} was free; it is not any more. */
    boolean take(String name) {
        return !KEYWORDS.contains(name) && taken.add(name);
    }

    /** {@code wanted}, with the first number from 2 behind it that makes it unique where it is not. */
    String unique(String wanted) {
        boolean digit = Character.isDigit(wanted.charAt(wanted.length() - 1));
        String name = wanted;
        for (int number = 2; !take(name); number++) {
            name = wanted + (digit ? "_" : "") + number;
        }
        return name;
    }
}
