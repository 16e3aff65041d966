package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.GateSums;
import dev.inlay.compiler.kernel.RecurrentPass;
import java.util.List;
import java.util.Optional;

/**
 * Writes what a recurrent layer does with its units in one pass. The code around it has the first index of the input in
 * {@code x}, of what the units gave before in {@code state} of the array {@code previous}, of what they give now in
 * {@code at}, and of their memory in {@code memory}.
 */
final class RecurrentPassCode {
    private final RecurrentPass pass;
    private final GateSums sums;
    private final KernelNames names;
    private final String suffix;

    /** @param suffix of the roles of constants */
    RecurrentPassCode(RecurrentPass pass, KernelNames names, String suffix) {
        this.pass = pass;
        this.sums = pass.sums();
        this.names = names;
        this.suffix = suffix;
    }

    void add(CodeLines code) {
        code.open("for (int unit = 0, w = 0, r = 0; unit < " + sums.units() + "; unit++)");
        String bias = names.floats("BIAS" + suffix, sums.bias());
        for (int sum = 0; sum < sums.count(); sum++) {
            String index = Expressions.plus(Expressions.times("unit", sums.count()), sum);
            code.add("float sum" + sum + " = " + bias + "[" + index + "];");
        }
        addProducts(code, "WEIGHTS", sums.inputWeights(), "w", sums.ofInput(), names.input(0), "x", sums.inputs());
        addProducts(
                code,
                "STATE_WEIGHTS",
                sums.stateWeights(),
                "r",
                sums.ofState(),
                pass.ofMemory() ? names.output() : "previous",
                pass.ofMemory() ? "memory" : "state",
                sums.units());
        addResults(code);
        code.close();
    }

    private void addProducts(
            CodeLines code,
            String role,
            float[] weights,
            String weight,
            List<Integer> of,
            String array,
            String from,
            int length) {
        if (of.isEmpty() || length == 0) {
            return;
        }
        String field = names.floats(role + suffix, weights);
        code.open("for (int k = " + from + ", end = " + Expressions.plus(from, length) + "; k < end; k++, "
                + Expressions.advance(weight, of.size()) + ")");
        code.add("float value = " + array + "[k];");
        for (int i = 0; i < of.size(); i++) {
            code.add("sum" + of.get(i) + " += " + field + "[" + Expressions.plus(weight, i) + "] * value;");
        }
        code.close();
    }

    private void addResults(CodeLines code) {
        ScalarStatements statements = new ScalarStatements(code, this::operand);
        Optional<String> memory = pass.memory().map(statements::add);
        String output = statements.add(pass.output());
        memory.ifPresent(value -> code.add(names.output() + "[memory + unit] = " + value + ";"));
        code.add(names.output() + "[at + unit] = " + output + ";");
    }

    /** Source of an operand of {@link RecurrentPass}. */
    private String operand(int index) {
        int behind = index - sums.count();
        int parameter = index - RecurrentPass.firstParameter(sums.count());
        if (behind < 0) {
            return "sum" + index;
        }
        if (parameter >= 0) {
            String field = names.floats("PARAMETERS" + suffix, pass.parameters());
            return field + "[" + Expressions.plus(Expressions.times("unit", pass.parametersPerUnit()), parameter) + "]";
        }
        return switch (behind) {
            case RecurrentPass.PREVIOUS -> "previous[state + unit]";
            case RecurrentPass.MEMORY -> names.output() + "[memory + unit]";
            default -> names.output() + "[at + unit]";
        };
    }
}
