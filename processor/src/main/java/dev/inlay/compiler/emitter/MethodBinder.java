package dev.inlay.compiler.emitter;

import dev.inlay.compiler.declaration.EnumDeclaration;
import dev.inlay.compiler.declaration.MethodDeclaration;
import dev.inlay.compiler.declaration.MethodDeclaration.Returns;
import dev.inlay.compiler.declaration.ParameterDeclaration;
import dev.inlay.compiler.diagnostic.Diagnostic;
import dev.inlay.compiler.diagnostic.DiagnosticException;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.diagnostic.Place;
import dev.inlay.compiler.kernel.ElementType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds which array of a method is which input or output of the network. */
final class MethodBinder {
    private final Ports ports;
    private final List<Diagnostic> problems = new ArrayList<>();

    private MethodBinder(Ports ports) {
        this.ports = ports;
    }

    /** @throws DiagnosticException naming every method that does not fit the network, and why */
    static List<BoundMethod> bind(List<MethodDeclaration> methods, Ports ports) {
        MethodBinder binder = new MethodBinder(ports);
        List<BoundMethod> bound = new ArrayList<>();
        for (MethodDeclaration method : methods) {
            binder.bind(method).ifPresent(bound::add);
        }
        if (!binder.problems.isEmpty()) {
            throw new DiagnosticException(binder.problems);
        }
        return bound;
    }

    private Optional<BoundMethod> bind(MethodDeclaration method) {
        if (method.returns() == Returns.RESET) {
            return Optional.of(new BoundMethod(method, List.of(), List.of()));
        }
        int before = problems.size();
        List<Argument> arguments = new ArrayList<>();
        if (method.returns() != Returns.NOTHING) {
            checkSingleOutput(method);
        }
        if (problems.size() == before) {
            arguments.addAll(bindParameters(method));
        }
        if (problems.size() == before) {
            method.resultElement()
                    .ifPresent(element -> arguments.add(new Argument(
                            Argument.RESULT, element, ports.outputs().get(0))));
            checkElements(method, arguments);
        }
        return problems.size() > before
                ? Optional.empty()
                : Optional.of(new BoundMethod(method, inOrder(arguments, true), inOrder(arguments, false)));
    }

    private static List<Argument> inOrder(List<Argument> arguments, boolean inputs) {
        return arguments.stream()
                .filter(argument -> argument.port().isInput() == inputs)
                .toList();
    }

    private void checkSingleOutput(MethodDeclaration method) {
        if (ports.outputs().size() != 1) {
            problem(method, DiagnosticId.SINGLE_OUTPUT, ports.outputs().size(), names(ports.outputs()));
            return;
        }
        method.resultEnum().ifPresent(type -> checkConstants(method, type));
    }

    private void checkConstants(MethodDeclaration method, EnumDeclaration type) {
        Port output = ports.outputs().get(0);
        int labels = type.constants().size();
        if (labels != output.slot().length()) {
            problem(
                    method,
                    DiagnosticId.ENUM_CONSTANTS,
                    type.name(),
                    labels,
                    output,
                    output.slot().length());
        }
    }

    private List<Argument> bindParameters(MethodDeclaration method) {
        List<Port> expected = new ArrayList<>(ports.inputs());
        if (method.returns() == Returns.NOTHING) {
            expected.addAll(ports.outputs());
        }
        List<ParameterDeclaration> parameters = method.parameters();
        long named = parameters.stream()
                .filter(parameter -> parameter.tensor().isPresent())
                .count();
        if (named > 0 && named < parameters.size()) {
            problem(method, DiagnosticId.SOME_TENSORS_NAMED);
            return List.of();
        }
        if (parameters.size() != expected.size()) {
            problem(method, DiagnosticId.ARRAY_COUNT, parameters.size(), expected.size(), describe(expected));
            return List.of();
        }
        return named > 0 ? bindByName(method, expected) : bindByOrder(parameters, expected);
    }

    private static List<Argument> bindByOrder(List<ParameterDeclaration> parameters, List<Port> expected) {
        List<Argument> arguments = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            arguments.add(new Argument(i, parameters.get(i).elementType(), expected.get(i)));
        }
        return arguments;
    }

    private List<Argument> bindByName(MethodDeclaration method, List<Port> expected) {
        List<Port> left = new ArrayList<>(expected);
        List<Argument> arguments = new ArrayList<>();
        for (int i = 0; i < method.parameters().size(); i++) {
            ParameterDeclaration parameter = method.parameters().get(i);
            String name = parameter.tensor().orElseThrow();
            Optional<Port> port = named(left, name);
            if (port.isPresent()) {
                left.remove(port.get());
                arguments.add(new Argument(i, parameter.elementType(), port.get()));
            } else if (named(expected, name).isPresent()) {
                problem(method, DiagnosticId.TENSOR_TWICE, name);
            } else {
                problem(method, DiagnosticId.UNKNOWN_TENSOR, name, describe(expected));
            }
        }
        return arguments;
    }

    private static Optional<Port> named(List<Port> ports, String name) {
        return ports.stream().filter(port -> port.name().equals(name)).findFirst();
    }

    private void checkElements(MethodDeclaration method, List<Argument> arguments) {
        for (Argument argument : arguments) {
            if (argument.hasNoElements()) {
                ElementType held = argument.port().elementType();
                boolean real = held == ElementType.FLOAT32;
                problem(
                        method,
                        DiagnosticId.NO_RAW_ELEMENTS,
                        argument.port(),
                        Location.arrayType(argument.elementType()),
                        real ? "real numbers" : "integers of " + Byte.SIZE * held.bytes() + " bits",
                        (real ? "" : Location.arrayType(held) + " or ") + Location.arrayType(ElementType.FLOAT32));
            }
        }
    }

    private static String describe(List<Port> ports) {
        return Stream.of(true, false)
                .map(isInput ->
                        ports.stream().filter(port -> port.isInput() == isInput).toList())
                .filter(some -> !some.isEmpty())
                .map(some ->
                        (some.get(0).isInput() ? "input" : "output") + (some.size() > 1 ? "s " : " ") + names(some))
                .collect(Collectors.joining(" and "));
    }

    private static String names(List<Port> ports) {
        return ports.stream().map(port -> "\"" + port.name() + "\"").collect(Collectors.joining(", "));
    }

    /** @param details fill the message from its second place on */
    private void problem(MethodDeclaration method, DiagnosticId id, Object... details) {
        List<Object> arguments = new ArrayList<>();
        arguments.add(method.name());
        arguments.addAll(List.of(details));
        problems.add(Diagnostic.of(id, Place.method(method.index()), arguments.toArray()));
    }
}
