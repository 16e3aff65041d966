package dev.inlay.compiler.calibrator;

import dev.inlay.compiler.diagnostic.DiagnosticCollector;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.diagnostic.Place;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.sample.DataProblems;
import dev.inlay.compiler.tensor.Tensor;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks at the samples themselves: whether they differ, in every column, and how they use the declared range. */
final class SampleLints {
    /** With fewer different samples nothing can be fitted to them. */
    private static final int LEAST_FOR_FITTING = 8;

    private static final int FEW = 8;
    private static final int FEW_FOR_FITTING = 32;
    private static final double MOST_CLIPPED = 0.005;
    private static final double LEAST_USED = 0.5;

    private final String name;
    private final List<Value> inputs;
    private final Optional<List<Float>> declared;
    private final Set<Long> hashes = new HashSet<>();
    private float[][] first;
    private boolean[][] varies;
    private long elements;
    private long clipped;
    private float min = Float.POSITIVE_INFINITY;
    private float max = Float.NEGATIVE_INFINITY;

    /** @param declared smallest and largest value of the inputs, where the user says what they are */
    SampleLints(String name, List<Value> inputs, Optional<List<Float>> declared) {
        this.name = name;
        this.inputs = inputs;
        this.declared = declared;
    }

    void add(List<Tensor> sample) {
        if (first == null) {
            first = sample.stream().map(tensor -> tensor.floats().clone()).toArray(float[][]::new);
            varies = new boolean[first.length][];
            for (int i = 0; i < first.length; i++) {
                varies[i] = new boolean[first[i].length];
            }
        }
        long hash = 1;
        for (int i = 0; i < first.length; i++) {
            float[] values = sample.get(i).floats();
            for (int j = 0; j < values.length; j++) {
                hash = (hash ^ Float.floatToIntBits(values[j])) * 0x100000001B3L;
                varies[i][j] |= values[j] != first[i][j];
                count(values[j]);
            }
        }
        hashes.add(hash ^ hash >>> 29);
    }

    private void count(float value) {
        elements++;
        min = Math.min(min, value);
        max = Math.max(max, value);
        if (declared.isPresent()
                && (value < declared.get().get(0) || value > declared.get().get(1))) {
            clipped++;
        }
    }

    /** How many samples there are, equal ones counted once. */
    int different() {
        return hashes.size();
    }

    /** @param fitted whether weights are going to be fitted to the samples */
    void finish(boolean fitted, DiagnosticCollector diagnostics) {
        int different = hashes.size();
        if (fitted && different < LEAST_FOR_FITTING) {
            throw DataProblems.of(DiagnosticId.DATA_TOO_FEW_SAMPLES, name, different);
        }
        int few = fitted ? FEW_FOR_FITTING : FEW;
        if (different < few) {
            diagnostics.add(DiagnosticId.DATA_FEW_SAMPLES, Place.calibration(), name, different, few);
        }
        checkRange(diagnostics);
        checkColumns(diagnostics);
    }

    private void checkRange(DiagnosticCollector diagnostics) {
        if (declared.isEmpty()) {
            return;
        }
        float low = declared.get().get(0);
        float high = declared.get().get(1);
        double share = (double) clipped / elements;
        double used = (Math.min(max, high) - (double) Math.max(min, low)) / ((double) high - low);
        if (share > MOST_CLIPPED || used < LEAST_USED) {
            String what = share > MOST_CLIPPED
                    ? Percent.of(share) + " of its elements lie outside"
                    : "it uses " + Percent.of(Math.max(0, used)) + " of it";
            diagnostics.add(
                    DiagnosticId.DATA_INPUT_RANGE,
                    Place.annotation("Calibration.inputRange"),
                    name,
                    min,
                    max,
                    low,
                    high,
                    what);
        }
    }

    /** Of flat inputs, whose columns mean something each; pixels at the border may well be always the same. */
    private void checkColumns(DiagnosticCollector diagnostics) {
        for (int i = 0; i < first.length && hashes.size() > 1; i++) {
            int constant = 0;
            for (boolean varying : varies[i]) {
                constant += varying ? 0 : 1;
            }
            boolean flat = inputs.get(i).type().shape().rank() <= 2;
            if (constant > 0 && (flat || 2 * constant > varies[i].length)) {
                diagnostics.add(
                        DiagnosticId.DATA_CONSTANT_COLUMNS,
                        Place.calibration(),
                        name,
                        inputs.get(i).name(),
                        constant,
                        varies[i].length);
            }
        }
    }
}
