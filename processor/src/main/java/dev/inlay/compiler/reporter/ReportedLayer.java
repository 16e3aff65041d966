package dev.inlay.compiler.reporter;

import dev.inlay.compiler.program.Cost;
import java.util.List;

/**
 * One kernel at work.
 *
 * @param name from the model; may be empty
 * @param inputs names of the values it reads
 * @param output name of the value it writes
 * @param form in which the layer is written, where it has a choice of them; null where not
 * @param cost estimated, of that form; null where there is no choice
 * @param weights null for a layer without
 */
record ReportedLayer(
        String name,
        String kernel,
        List<String> inputs,
        String output,
        long macs,
        String form,
        Cost cost,
        ReportedWeights weights) {
    ReportedLayer {
        inputs = List.copyOf(inputs);
    }
}
