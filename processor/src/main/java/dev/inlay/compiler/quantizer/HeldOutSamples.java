package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Samples in two parts.
 *
 * @param fit what weights are fitted to
 * @param heldOut what judges them; the same where there are too few to part with any
 */
record HeldOutSamples(List<List<Tensor>> fit, List<List<Tensor>> heldOut) {
    /** One sample in so many judges and is not fitted to. */
    private static final int SHARE = 5;

    static HeldOutSamples of(List<List<Tensor>> samples) {
        List<List<Tensor>> fit = new ArrayList<>();
        List<List<Tensor>> heldOut = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            (i % SHARE == SHARE - 1 ? heldOut : fit).add(samples.get(i));
        }
        return new HeldOutSamples(fit, heldOut.isEmpty() ? fit : heldOut);
    }
}
