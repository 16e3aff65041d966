package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import dev.inlay.compiler.kernel.ScalarExpression;
import dev.inlay.compiler.kernel.ScalarFunction;
import dev.inlay.runtime.FloatMath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** Writes scalar expressions as statements, each distinct part of one computed once into a variable of its own. */
final class ScalarStatements {
    private final CodeLines code;
    private final IntFunction<String> operands;
    private final Map<ScalarExpression, String> known = new HashMap<>();

    /** @param operands source that reads the element of an operand */
    ScalarStatements(CodeLines code, IntFunction<String> operands) {
        this.code = code;
        this.operands = operands;
    }

    /** Adds the statements that compute {@code expression} and returns its value as source: a variable or literal. */
    String add(ScalarExpression expression) {
        if (expression instanceof ScalarExpression.Constant constant) {
            return FloatLiteral.of(constant.value());
        }
        String variable = known.get(expression);
        if (variable == null) {
            CodeBlock value = value(expression);
            variable = "v" + known.size();
            code.add(CodeBlock.of("float $L = $L;", variable, value));
            known.put(expression, variable);
        }
        return variable;
    }

    private CodeBlock value(ScalarExpression expression) {
        if (expression instanceof ScalarExpression.Apply apply) {
            List<String> arguments = apply.arguments().stream().map(this::add).toList();
            return call(apply.function(), arguments);
        }
        return CodeBlock.of("$L", operands.apply(((ScalarExpression.Operand) expression).index()));
    }

    private static CodeBlock call(ScalarFunction function, List<String> arguments) {
        String a = arguments.get(0);
        String b = arguments.size() > 1 ? arguments.get(1) : "";
        String c = arguments.size() > 2 ? arguments.get(2) : "";
        return switch (function) {
            case ABS -> CodeBlock.of("Math.abs($L)", a);
            case ADD -> CodeBlock.of("$L + $L", a, b);
            case AND -> CodeBlock.of("$L != 0 && $L != 0 ? 1 : 0", a, b);
            case BITWISE_AND -> CodeBlock.of("(long) $L & (long) $L", a, b);
            case BITWISE_OR -> CodeBlock.of("(long) $L | (long) $L", a, b);
            case BITWISE_XOR -> CodeBlock.of("(long) $L ^ (long) $L", a, b);
            case CEIL -> runtime("ceil", a);
            case CLAMP -> CodeBlock.of("$1L < $2L ? $2L : $1L > $3L ? $3L : $1L", a, b, c);
            case COS -> runtime("cos", a);
            case DIV -> CodeBlock.of("$L / $L", a, b);
            case EQUAL -> CodeBlock.of("$L == $L ? 1 : 0", a, b);
            case ERF -> runtime("erf", a);
            case EXP -> runtime("exp", a);
            case EXP_MINUS_ONE -> runtime("expm1", a);
            case FLOOR -> runtime("floor", a);
            case GELU -> runtime("gelu", a);
            case GELU_TANH -> runtime("geluTanh", a);
            case LESS -> CodeBlock.of("$L < $L ? 1 : 0", a, b);
            case LESS_OR_EQUAL -> CodeBlock.of("$L <= $L ? 1 : 0", a, b);
            case LOG -> runtime("log", a);
            case MAX -> CodeBlock.of("Math.max($L, $L)", a, b);
            case MIN -> CodeBlock.of("Math.min($L, $L)", a, b);
            case MISH -> runtime("mish", a);
            case MUL -> CodeBlock.of("$L * $L", a, b);
            case NEG -> CodeBlock.of("-($L)", a);
            case NOT -> CodeBlock.of("$L == 0 ? 1 : 0", a);
            case OR -> CodeBlock.of("$L != 0 || $L != 0 ? 1 : 0", a, b);
            case POW -> CodeBlock.of("$T.pow($L, $L)", FloatMath.class, a, b);
            case REMAINDER -> CodeBlock.of("$L % $L", a, b);
            case ROUND -> runtime("rint", a);
            case SELECT -> CodeBlock.of("$L != 0 ? $L : $L", a, b, c);
            case SIGMOID -> runtime("sigmoid", a);
            case SIN -> runtime("sin", a);
            case SOFTPLUS -> runtime("softplus", a);
            case SQRT -> runtime("sqrt", a);
            case SUB -> CodeBlock.of("$L - $L", a, b);
            case TANH -> runtime("tanh", a);
            case XOR -> CodeBlock.of("$1L != 0 ^ $2L != 0 ? 1 : 0", a, b);
        };
    }

    private static CodeBlock runtime(String method, String argument) {
        return CodeBlock.of("$T.$L($L)", FloatMath.class, method, argument);
    }
}
