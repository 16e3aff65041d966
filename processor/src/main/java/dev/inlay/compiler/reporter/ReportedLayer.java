package dev.inlay.compiler.reporter;

import java.util.List;

/**
 * One kernel at work.
 *
 * @param name from the model; may be empty
 * @param inputs names of the values it reads
 * @param output name of the value it writes
 * @param weights null for a layer without
 */
record ReportedLayer(
        String name, String kernel, List<String> inputs, String output, long macs, ReportedWeights weights) {
    ReportedLayer {
        inputs = List.copyOf(inputs);
    }
}
