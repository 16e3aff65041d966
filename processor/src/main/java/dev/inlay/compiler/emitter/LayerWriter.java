package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.Buffer;
import dev.inlay.compiler.kernel.Kernel;
import dev.inlay.compiler.program.Program;
import dev.inlay.compiler.program.Slot;
import dev.inlay.compiler.program.Step;
import dev.inlay.compiler.program.VariantPlan;
import java.util.ArrayList;
import java.util.List;

/** Writes the methods of a network's kernels. */
final class LayerWriter {
    private final Placement placement;
    private final VariantPlan variants;
    private final ConstantTable table;

    LayerWriter(Placement placement, VariantPlan variants, ConstantTable table) {
        this.placement = placement;
        this.variants = variants;
        this.table = table;
    }

    /** In the order in which they run, one a step or more where a method could not hold a step's kernel. */
    List<Layer> write(Program program, NamePool methods) {
        LayerNamer namer = new LayerNamer(program.allSteps(), methods);
        List<Layer> layers = new ArrayList<>();
        for (Step step : program.allSteps()) {
            layers.addAll(write(step, namer));
        }
        return layers;
    }

    List<Layer> write(Step step, LayerNamer namer) {
        List<Location> inputs = step.inputs().stream().map(this::locate).toList();
        Location output = placement.locate(step.output());
        String description = KernelDescription.of(step);
        List<Layer> layers = new ArrayList<>();
        for (Kernel kernel : KernelSplitter.split(step.kernel())) {
            layers.add(new Layer(
                    description,
                    KernelMethod.write(namer.name(step), kernel, variants.of(step), inputs, output, table)));
        }
        return layers;
    }

    private Location locate(Slot slot) {
        return slot.constant()
                .map(data -> Location.of(slot.elementType(), constant(slot, data)))
                .orElseGet(() -> placement.locate(slot));
    }

    private Constant constant(Slot slot, Buffer data) {
        List<String> words = new ArrayList<>(Words.of(slot.name()));
        if (words.isEmpty() || Words.startWithDigit(words)) {
            words.add(0, "constant");
        }
        String name = new LayerName(words).constant();
        return switch (data.elementType()) {
            case INT8 -> table.bytes(name, data.bytes());
            case INT16 -> table.shorts(name, data.shorts());
            case FLOAT32 -> table.floats(name, data.floats());
        };
    }
}
