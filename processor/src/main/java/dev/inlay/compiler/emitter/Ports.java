package dev.inlay.compiler.emitter;

import dev.inlay.compiler.diagnostic.DiagnosticException;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.diagnostic.Place;
import dev.inlay.compiler.program.Program;
import dev.inlay.compiler.program.Slot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The inputs and outputs of a network, with the names they have in the generated class.
 *
 * <p>Constants are named after the tensors. A network's only input is {@code INPUT} as well, its only output {@code
 * OUTPUT}.
 */
record Ports(List<Port> inputs, List<Port> outputs) {
    /** A method has 255 parameters at most, and a tensor can take two. */
    private static final int MAX_TENSORS = 120;

    private static final String INPUT = "INPUT";
    private static final String OUTPUT = "OUTPUT";

    Ports {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /**
     * @param variables names that are taken where the network runs
     * @throws DiagnosticException if there are more than a method can have parameters for
     */
    static Ports of(Program program, Set<String> variables) {
        int tensors = program.inputs().size() + program.outputs().size();
        if (tensors > MAX_TENSORS) {
            throw new DiagnosticException(DiagnosticId.TOO_MANY_TENSORS, Place.model(), tensors, MAX_TENSORS);
        }
        Set<String> constants = new HashSet<>();
        reserve(constants, INPUT, program.inputs());
        reserve(constants, OUTPUT, program.outputs());
        NamePool constantNames = new NamePool(constants);
        NamePool variableNames = new NamePool(variables);
        return new Ports(
                ports(program.inputs(), true, constantNames, variableNames),
                ports(program.outputs(), false, constantNames, variableNames));
    }

    /** The name that a single tensor has in any case is not for another one. */
    private static void reserve(Set<String> constants, String kind, List<Slot> slots) {
        if (slots.size() == 1) {
            constants.add(kind);
        }
    }

    private static List<Port> ports(List<Slot> slots, boolean isInput, NamePool constants, NamePool variables) {
        String kind = isInput ? INPUT : OUTPUT;
        List<Port> ports = new ArrayList<>();
        for (Slot slot : slots) {
            List<String> words = new ArrayList<>(Words.of(slot.name()));
            if (words.isEmpty() || Words.startWithDigit(words)) {
                words.add(0, kind.toLowerCase(Locale.ROOT));
            }
            LayerName name = new LayerName(words);
            boolean single = slots.size() == 1 && name.constant().equals(kind);
            String constant = single ? kind : constants.unique(name.constant());
            ports.add(new Port(slot, isInput, constant, variable(name, variables)));
        }
        return ports;
    }

    private static String variable(LayerName name, NamePool variables) {
        String variable;
        do {
            variable = variables.unique(name.method());
        } while (!variables.take(Port.offsetVariable(variable)));
        return variable;
    }

    Stream<Port> stream() {
        return Stream.concat(inputs.stream(), outputs.stream());
    }

    /** Each name that public constants start with, and the port it stands for. */
    List<Port> constantNames() {
        List<Port> named = new ArrayList<>();
        addNames(named, INPUT, inputs);
        addNames(named, OUTPUT, outputs);
        return named;
    }

    private static void addNames(List<Port> named, String kind, List<Port> ports) {
        named.addAll(ports);
        if (ports.size() == 1 && !ports.get(0).constant().equals(kind)) {
            Port only = ports.get(0);
            named.add(new Port(only.slot(), only.isInput(), kind, only.variable()));
        }
    }
}
