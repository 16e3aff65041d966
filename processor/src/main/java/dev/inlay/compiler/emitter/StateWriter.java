package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.inlay.compiler.kernel.ElementType;
import dev.inlay.compiler.program.ProgramState;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** Writes the method that puts what a network remembers back to how it was at first. */
final class StateWriter {
    private final Placement placement;
    private final List<ProgramState> states;
    private final String method;

    /** @param methods where the method gets its name from */
    StateWriter(Placement placement, List<ProgramState> states, NamePool methods) {
        this.placement = placement;
        this.states = List.copyOf(states);
        this.method = states.isEmpty() ? "" : methods.unique("forget");
    }

    /** The statement that calls the method; none where there is nothing to forget. */
    CodeBlock call() {
        return states.isEmpty() ? CodeBlock.of("") : CodeBlock.of("$L();\n", method);
    }

    /** What {@code reset} does. */
    CodeBlock reset() {
        return states.isEmpty() ? CodeBlock.of("// the network keeps nothing from one call to the next\n") : call();
    }

    Optional<MethodSpec> method() {
        if (states.isEmpty()) {
            return Optional.empty();
        }
        CodeLines code = new CodeLines();
        states.forEach(state -> fill(code, state));
        return Optional.of(MethodSpec.methodBuilder(method)
                .addJavadoc("Puts what the network remembers to its initial state.\n")
                .addModifiers(Modifier.PRIVATE)
                .returns(TypeName.VOID)
                .addCode(code.build())
                .build());
    }

    private void fill(CodeLines code, ProgramState state) {
        Location location = placement.inArena(state.slot());
        int first = Integer.parseInt(location.offset());
        code.open("for (int i = " + first + "; i < " + (first + state.slot().length()) + "; i++)");
        code.add(location.array() + "[i] = " + literal(state) + ";");
        code.close();
    }

    private static String literal(ProgramState state) {
        return state.slot().elementType() == ElementType.FLOAT32
                ? FloatLiteral.of(state.initial())
                : Integer.toString((int) state.initial());
    }
}
