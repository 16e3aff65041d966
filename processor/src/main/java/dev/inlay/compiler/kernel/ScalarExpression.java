package dev.inlay.compiler.kernel;

import java.util.List;

/** A function of the operands of an element-wise kernel, as a tree. */
public sealed interface ScalarExpression {
    /** Value for one element of each operand. */
    float evaluate(float[] operands);

    /** Nodes of the tree, counting each as often as it occurs. */
    int size();

    /** The same function with {@code replacements.get(i)} in the place of operand i. */
    ScalarExpression substitute(List<ScalarExpression> replacements);

    static ScalarExpression operand(int index) {
        return new Operand(index);
    }

    static ScalarExpression constant(float value) {
        return new Constant(value);
    }

    static ScalarExpression apply(ScalarFunction function, ScalarExpression... arguments) {
        return new Apply(function, List.of(arguments));
    }

    /** The element of an operand. */
    record Operand(int index) implements ScalarExpression {
        @Override
        public float evaluate(float[] operands) {
            return operands[index];
        }

        @Override
        public int size() {
            return 1;
        }

        @Override
        public ScalarExpression substitute(List<ScalarExpression> replacements) {
            return replacements.get(index);
        }
    }

    /** A number, NaN and infinities included. */
    record Constant(float value) implements ScalarExpression {
        @Override
        public float evaluate(float[] operands) {
            return value;
        }

        @Override
        public int size() {
            return 1;
        }

        @Override
        public ScalarExpression substitute(List<ScalarExpression> replacements) {
            return this;
        }
    }

    /** A function of other expressions. */
    record Apply(ScalarFunction function, List<ScalarExpression> arguments) implements ScalarExpression {
        public Apply {
            arguments = List.copyOf(arguments);
            Limits.checkLength("arguments of " + function, arguments.size(), function.arity());
        }

        @Override
        public float evaluate(float[] operands) {
            return function.apply(argument(0, operands), argument(1, operands), argument(2, operands));
        }

        private float argument(int index, float[] operands) {
            return index < arguments.size() ? arguments.get(index).evaluate(operands) : 0;
        }

        @Override
        public int size() {
            return 1 + arguments.stream().mapToInt(ScalarExpression::size).sum();
        }

        @Override
        public ScalarExpression substitute(List<ScalarExpression> replacements) {
            return new Apply(
                    function,
                    arguments.stream()
                            .map(argument -> argument.substitute(replacements))
                            .toList());
        }
    }
}
