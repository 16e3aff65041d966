package dev.inlay.compiler.sample;

import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.tensor.Tensor;
import java.util.List;

/** Refuses samples that cannot be representative: NaN, infinity, or nothing but one number. */
public final class SampleChecker {
    private final String name;
    private final List<Value> inputs;
    private float first;
    private boolean constant = true;
    private int samples;

    public SampleChecker(String name, List<Value> inputs) {
        this.name = name;
        this.inputs = inputs;
    }

    public void check(List<Tensor> sample) {
        for (int i = 0; i < sample.size(); i++) {
            for (float element : sample.get(i).floats()) {
                if (Float.isNaN(element) || Float.isInfinite(element)) {
                    throw DataProblems.of(
                            DiagnosticId.DATA_NOT_FINITE,
                            name,
                            samples,
                            inputs.get(i).name(),
                            element);
                }
            }
        }
        if (samples == 0) {
            first = sample.get(0).floats()[0];
        }
        samples++;
        constant = constant && isConstant(sample);
    }

    private boolean isConstant(List<Tensor> sample) {
        for (Tensor tensor : sample) {
            for (float element : tensor.floats()) {
                if (element != first) {
                    return false;
                }
            }
        }
        return true;
    }

    public int samples() {
        return samples;
    }

    /** After the last sample. */
    public void finish() {
        if (samples == 0) {
            throw DataProblems.of(DiagnosticId.DATA_EMPTY, name);
        }
        if (constant) {
            throw DataProblems.of(DiagnosticId.DATA_CONSTANT, name, first);
        }
    }
}
