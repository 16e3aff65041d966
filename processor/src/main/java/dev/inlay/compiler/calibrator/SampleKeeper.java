package dev.inlay.compiler.calibrator;

import dev.inlay.compiler.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/** Keeps a bounded number of samples, spread evenly over a stream of unknown length. */
final class SampleKeeper {
    private final int limit;
    private final List<List<Tensor>> kept = new ArrayList<>();
    private int seen;
    private int stride = 1;

    SampleKeeper(int limit) {
        this.limit = limit;
    }

    void add(List<Tensor> sample) {
        if (limit > 0 && seen++ % stride == 0) {
            if (kept.size() == limit) {
                thin();
            }
            if ((seen - 1) % stride == 0) {
                kept.add(List.copyOf(sample));
            }
        }
    }

    private void thin() {
        List<List<Tensor>> half = new ArrayList<>();
        for (int i = 0; i < kept.size(); i += 2) {
            half.add(kept.get(i));
        }
        kept.clear();
        kept.addAll(half);
        stride *= 2;
    }

    List<List<Tensor>> kept() {
        return List.copyOf(kept);
    }
}
