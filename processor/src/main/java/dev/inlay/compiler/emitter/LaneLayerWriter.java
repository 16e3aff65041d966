package dev.inlay.compiler.emitter;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import dev.inlay.compiler.program.LanePlan;
import dev.inlay.compiler.program.LaneStep;
import dev.inlay.compiler.program.PlaneRange;
import dev.inlay.compiler.program.Program;
import dev.inlay.compiler.program.Slot;
import dev.inlay.runtime.Planes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes the methods of a network of which some steps run on float lanes. */
final class LaneLayerWriter {
    /** The field, and the parameter of each method, that holds all planes of an instance. */
    static final String PLANES = "planes";

    static final TypeName PLANES_TYPE = ArrayTypeName.of(ArrayTypeName.of(TypeName.FLOAT));

    private static final ParameterSpec PARAMETER =
            ParameterSpec.builder(PLANES_TYPE, PLANES).build();

    private final LayerWriter plain;
    private final Placement placement;
    private final ConstantTable table;
    private final Optional<VectorLoops> vectors;

    /**
     * @param plain writes the steps that run on arrays
     * @param vectors where sums are kept in registers
     */
    LaneLayerWriter(LayerWriter plain, Placement placement, ConstantTable table, Optional<VectorLoops> vectors) {
        this.plain = plain;
        this.placement = placement;
        this.table = table;
        this.vectors = vectors;
    }

    List<Layer> write(LanePlan plan, Program program, NamePool methods) {
        LayerNamer namer = new LayerNamer(program.steps(), methods);
        List<Layer> layers = new ArrayList<>();
        for (LaneStep step : plan.steps()) {
            if (step instanceof LaneStep.Plain arrays) {
                layers.addAll(plain.write(arrays.step(), namer));
            } else if (step instanceof LaneStep.OnLanes lanes) {
                layers.add(onLanes(lanes, namer.name(lanes.step())));
            } else if (step instanceof LaneStep.Load load) {
                layers.add(load(load, namer.name("load", load.from())));
            } else if (step instanceof LaneStep.Store store) {
                layers.add(store(store, namer.name("store", store.to())));
            } else if (step instanceof LaneStep.Regroup regroup) {
                layers.add(regroup(regroup, namer.name("regroup", regroup.slot())));
            }
        }
        return layers;
    }

    private Layer onLanes(LaneStep.OnLanes step, LayerName name) {
        LaneScope scope = new LaneScope(name, table, vectors);
        CodeBlock body = LaneEmitters.body(step, scope);
        return new Layer(
                KernelDescription.of(step.step()),
                new KernelMethod(name.method(), List.of(PARAMETER), List.of(PLANES), body, scope.constants()));
    }

    private Layer load(LaneStep.Load step, LayerName name) {
        ArrayMethod method = new ArrayMethod("from", placement.locate(step.from()));
        CodeBlock body = CodeBlock.of(
                "$T.load($L, $L, $L);\n", Planes.class, method.array(), method.offset(), arguments(step.to()));
        return new Layer("Takes " + description(step.from()) + " to planes.", method.named(name, body));
    }

    private Layer store(LaneStep.Store step, LayerName name) {
        ArrayMethod method = new ArrayMethod("to", placement.locate(step.to()));
        PlaneRange from = step.from();
        CodeBlock body = CodeBlock.of(
                "$T.store($L, $L, $L, $L, $L, $L, $L);\n",
                Planes.class,
                PLANES,
                from.first(),
                method.array(),
                method.offset(),
                from.layout().channels(),
                from.layout().positions(),
                from.layout().zeroPoint());
        return new Layer("Takes " + description(step.to()) + " from planes.", method.named(name, body));
    }

    private static String arguments(PlaneRange range) {
        return PLANES + ", " + range.first() + ", " + range.layout().channels() + ", "
                + range.layout().positions() + ", " + range.layout().zeroPoint();
    }

    private static Layer regroup(LaneStep.Regroup step, LayerName name) {
        PlaneRange from = step.from();
        PlaneRange to = step.to();
        CodeBlock body = CodeBlock.of(
                "$T.regroup($L, $L, $L, $L, $L, $L, $L);\n",
                Planes.class,
                PLANES,
                from.first(),
                from.layout().channels(),
                to.first(),
                to.layout().channels(),
                to.layout().elements(),
                from.layout().zeroPoint() - to.layout().zeroPoint());
        KernelMethod method = new KernelMethod(name.method(), List.of(PARAMETER), List.of(PLANES), body, Set.of());
        return new Layer("Takes " + description(step.slot()) + " to planes of another layout.", method);
    }

    private static String description(Slot slot) {
        return Javadoc.text(slot.name()) + ", " + KernelDescription.type(slot) + ",";
    }

    /** A method between planes and one array. */
    private record ArrayMethod(String array, Location location) {
        String offset() {
            return location.isAtStart() || location.hasLiteralOffset() ? location.offset() : array + "Offset";
        }

        KernelMethod named(LayerName name, CodeBlock body) {
            List<ParameterSpec> parameters = new ArrayList<>(
                    List.of(ParameterSpec.builder(location.arrayType(), array).build(), PARAMETER));
            List<String> arguments = new ArrayList<>(List.of(location.array(), PLANES));
            if (!location.isAtStart() && !location.hasLiteralOffset()) {
                parameters.add(ParameterSpec.builder(TypeName.INT, offset()).build());
                arguments.add(location.offset());
            }
            return new KernelMethod(name.method(), parameters, arguments, body, Set.of());
        }
    }
}
