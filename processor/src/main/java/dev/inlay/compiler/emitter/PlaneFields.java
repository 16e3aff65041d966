package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import dev.inlay.compiler.program.LanePlan;
import dev.inlay.runtime.Planes;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the planes of an instance. */
final class PlaneFields {
    private PlaneFields() {}

    /** A field whose initialiser gives runs of planes with the same length as pairs of count and length. */
    static FieldSpec field(LanePlan plan) {
        List<String> runs = new ArrayList<>();
        List<Integer> lengths = plan.planeLengths();
        for (int from = 0, i = 1; i <= lengths.size(); i++) {
            if (i == lengths.size() || !lengths.get(i).equals(lengths.get(from))) {
                runs.add((i - from) + ", " + lengths.get(from));
                from = i;
            }
        }
        return FieldSpec.builder(LaneLayerWriter.PLANES_TYPE, LaneLayerWriter.PLANES, Modifier.PRIVATE, Modifier.FINAL)
                .addJavadoc("Activations on float lanes: one array a channel.\n")
                .initializer(CodeBlock.of("$T.allocate(new int[] {$L})", Planes.class, String.join(", ", runs)))
                .build();
    }
}
