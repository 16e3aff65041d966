package dev.inlay.compiler.emitter;

import dev.inlay.compiler.program.PackedLayout;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Consecutive layers that are held in one class: as many as methods of moderate size can initialise and call. */
record Section(List<Layer> layers) {
    private static final int MAX_LAYERS = 200;
    private static final int MAX_CONSTANTS = 60;

    /** Numbers of type long, each of which takes two of the 65,535 entries of a class' constant pool. */
    private static final int MAX_LITERALS = PackedLayout.MAX_LITERALS;

    /** Bytes of code that leave a method below the size up to which virtual machines compile it. */
    private static final int MAX_CODE = 6_000;

    Section {
        layers = List.copyOf(layers);
    }

    static List<Section> split(List<Layer> layers) {
        List<Section> sections = new ArrayList<>();
        List<Layer> current = new ArrayList<>();
        for (Layer layer : layers) {
            current.add(layer);
            if (current.size() > 1 && !new Section(current).fits()) {
                current.remove(current.size() - 1);
                sections.add(new Section(current));
                current = new ArrayList<>(List.of(layer));
            }
        }
        sections.add(new Section(current));
        return sections;
    }

    private boolean fits() {
        Set<Constant> constants = constants();
        int calls = layers.stream().mapToInt(layer -> layer.method().callSize()).sum();
        int initialisers =
                constants.stream().mapToInt(Constant::initialiserSize).sum();
        int literals =
                layers.stream().mapToInt(layer -> layer.method().literals()).sum();
        return layers.size() <= MAX_LAYERS
                && literals <= MAX_LITERALS
                && constants.size() <= MAX_CONSTANTS
                && calls <= MAX_CODE
                && initialisers <= MAX_CODE;
    }

    /** The constants its kernels name. */
    Set<Constant> constants() {
        Set<Constant> constants = new LinkedHashSet<>();
        layers.forEach(layer -> constants.addAll(layer.method().constants()));
        return constants;
    }
}
