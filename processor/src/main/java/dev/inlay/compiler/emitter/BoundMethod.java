package dev.inlay.compiler.emitter;

import dev.inlay.compiler.declaration.MethodDeclaration;
import dev.inlay.compiler.declaration.MethodDeclaration.Returns;
import java.util.List;
import java.util.stream.Stream;

/**
 * A method of the interface that fits the network.
 *
 * @param inputs arrays of the network's inputs
 * @param outputs arrays of its outputs, among them one that the method returns
 */
record BoundMethod(MethodDeclaration declaration, List<Argument> inputs, List<Argument> outputs) {
    BoundMethod {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    Stream<Argument> arguments() {
        return Stream.concat(inputs.stream(), outputs.stream());
    }

    /** Whether the method gives back which output element is largest. */
    boolean returnsLargest() {
        return declaration.returns() == Returns.INDEX || declaration.returns() == Returns.ENUM;
    }
}
