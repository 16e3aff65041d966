package dev.inlay.compiler.program;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * In which form each step is written.
 *
 * @param variants by the name of the step's output; what is missing is {@link Variant#PLAIN}
 * @param costs of the steps that have a choice of forms, in the form that was chosen, by the same names
 * @param cost of the network as a whole
 * @param sums longs that the largest step needs for sums under way, shared by all
 */
public record VariantPlan(Map<String, Variant> variants, Map<String, Cost> costs, Cost cost, int sums) {
    /** Every step as it is. */
    public static final VariantPlan PLAIN = new VariantPlan(Map.of(), Map.of(), Cost.NOTHING, 0);

    public VariantPlan {
        variants = Collections.unmodifiableMap(new LinkedHashMap<>(variants));
        costs = Collections.unmodifiableMap(new LinkedHashMap<>(costs));
    }

    public Variant of(Step step) {
        return variants.getOrDefault(step.output().name(), Variant.PLAIN);
    }

    /** Bytes of the sums of an instance. */
    public int bytes() {
        return sums * Long.BYTES;
    }
}
