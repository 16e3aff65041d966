package dev.inlay.compiler.emitter;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.TypeName;
import dev.inlay.compiler.kernel.ElementType;
import dev.inlay.compiler.program.MemoryPlan;
import dev.inlay.compiler.program.Slot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where inputs and outputs are while the network runs: in the caller's arrays where these hold the network's own
 * elements, in the arena where elements are converted or nobody asks for the array. A network whose methods differ in
 * that takes array and offset as parameters.
 */
final class Placement {
    private static final String BYTE_ARENA = "arena";
    private static final String SHORT_ARENA = "shortArena";
    private static final String FLOAT_ARENA = "floatArena";
    /** The names of all arenas there may be. */
    static final Set<String> ARENAS = Set.of(BYTE_ARENA, SHORT_ARENA, FLOAT_ARENA);

    /** The field, and the parameter of methods that need it, for sums under way. */
    static final String SUMS = "sums";

    static final TypeName SUMS_TYPE = ArrayTypeName.of(TypeName.LONG);

    private final MemoryPlan plan;
    private final Map<String, Port> portsBySlot = new HashMap<>();
    private final Set<Port> atCaller = new HashSet<>();
    private final Set<Port> inArena = new HashSet<>();

    Placement(MemoryPlan plan, Ports ports, List<BoundMethod> methods) {
        this.plan = plan;
        ports.stream().forEach(port -> portsBySlot.put(port.name(), port));
        for (BoundMethod method : methods) {
            method.arguments().forEach(argument -> (argument.isDirect() ? atCaller : inArena).add(argument.port()));
            if (method.returnsLargest()) {
                inArena.addAll(ports.outputs());
            }
        }
    }

    static String arena(ElementType elementType) {
        return switch (elementType) {
            case INT8 -> BYTE_ARENA;
            case INT16 -> SHORT_ARENA;
            case FLOAT32 -> FLOAT_ARENA;
        };
    }

    /** Where kernels find a slot, seen from the method that runs the network. */
    Location locate(Slot slot) {
        Port port = portsBySlot.get(slot.name());
        if (port == null || !atCaller.contains(port)) {
            return inArena(slot);
        }
        return Location.of(
                slot.elementType(), port.variable(), inArena.contains(port) ? port.offsetVariable() : Location.START);
    }

    /** Where a slot is in the arena. */
    Location inArena(Slot slot) {
        return Location.of(slot.elementType(), arena(slot.elementType()), Integer.toString(plan.offset(slot)));
    }

    /** Whether the array of a port is a parameter of the network's method. */
    boolean hasArray(Port port) {
        return atCaller.contains(port);
    }

    /** Whether its first element is another one. */
    boolean hasOffset(Port port) {
        return atCaller.contains(port) && inArena.contains(port);
    }

    /** What stands for the parameters of a port where the network is run on {@code location}. */
    List<String> arguments(Port port, Location location) {
        List<String> arguments = new ArrayList<>();
        if (hasArray(port)) {
            arguments.add(location.array());
        }
        if (hasOffset(port)) {
            arguments.add(location.offset());
        }
        return arguments;
    }
}
