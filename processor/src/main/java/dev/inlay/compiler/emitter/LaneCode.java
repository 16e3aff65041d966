package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import dev.inlay.compiler.program.LaneStep;
import dev.inlay.compiler.program.PlaneRange;
import dev.inlay.runtime.Lanes;
import dev.inlay.runtime.Planes;

/** The body of a method on float lanes under construction, and what it works on. */
final class LaneCode {
    private final LaneStep.OnLanes step;
    private final LaneScope scope;
    private final CodeLines lines = new CodeLines();

    LaneCode(LaneStep.OnLanes step, LaneScope scope) {
        this.step = step;
        this.scope = scope;
    }

    PlaneRange input(int index) {
        return step.inputs().get(index);
    }

    PlaneRange output() {
        return step.output();
    }

    /** Index of the first scratch plane. */
    int scratch() {
        return step.scratch();
    }

    /** Floats of each loop over the output's planes. */
    int length() {
        return output().layout().planeLength();
    }

    LaneScope scope() {
        return scope;
    }

    CodeLines lines() {
        return lines;
    }

    static String plane(String index) {
        return "planes[" + index + "]";
    }

    static String plane(int index) {
        return plane(Integer.toString(index));
    }

    /** Adds a call of {@link Lanes}. */
    void lanes(String method, Object... arguments) {
        call(Lanes.class, method, arguments);
    }

    /** Adds a call of {@link Planes}. */
    void planes(String method, Object... arguments) {
        call(Planes.class, method, arguments);
    }

    private void call(Class<?> type, String method, Object... arguments) {
        StringBuilder list = new StringBuilder();
        for (Object argument : arguments) {
            list.append(list.length() == 0 ? "" : ", ").append(argument);
        }
        lines.add(CodeBlock.of("$T.$L($L);", type, method, list));
    }

    /** Assigns the result of a method of {@link Lanes}. */
    void assign(String target, String method, String arguments) {
        lines.add(CodeBlock.of("$L = $T.$L($L);", target, Lanes.class, method, arguments));
    }

    CodeBlock build() {
        return lines.build();
    }
}
