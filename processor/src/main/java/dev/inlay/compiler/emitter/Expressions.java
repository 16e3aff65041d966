package dev.inlay.compiler.emitter;

import java.util.ArrayList;
import java.util.List;

/** Source text of small int expressions, without the zeros and ones that constant folding leaves. */
final class Expressions {
    private Expressions() {}

    /** {@code a + constant}. */
    static String plus(String a, long constant) {
        if (constant == 0) {
            return a;
        }
        if (a.equals("0")) {
            return Long.toString(constant);
        }
        return constant > 0 ? a + " + " + constant : a + " - " + -constant;
    }

    /** The sum of {@code terms} that are not literally 0. */
    static String sum(String... terms) {
        List<String> kept = new ArrayList<>();
        for (String term : terms) {
            if (!term.equals("0")) {
                kept.add(term);
            }
        }
        return kept.isEmpty() ? "0" : String.join(" + ", kept);
    }

    /** {@code a * factor}. */
    static String times(String a, int factor) {
        return factor == 0 ? "0" : factor == 1 ? a : a + " * " + factor;
    }

    /** The statement that adds {@code amount} to {@code variable}; empty where that is nothing. */
    static String advance(String variable, int amount) {
        return amount == 0 ? "" : amount == 1 ? variable + "++" : variable + " += " + amount;
    }
}
