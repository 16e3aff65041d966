package dev.inlay.compiler.emitter;

import dev.inlay.compiler.operator.Binary;
import dev.inlay.compiler.operator.BinaryFunction;
import dev.inlay.compiler.operator.Cast;
import dev.inlay.compiler.operator.Unary;
import dev.inlay.compiler.operator.UnaryFunction;
import dev.inlay.compiler.operator.Where;
import dev.inlay.compiler.tensor.DataType;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.Tensor;
import java.util.List;
import java.util.Set;

/** Random element-wise operators. */
final class RandomElementOperators {
    private RandomElementOperators() {}

    static OperatorCase unary(RandomTensors random) {
        Shape shape = Shape.of(random.in(1, 60));
        UnaryFunction function = random.oneOf(UnaryFunction.values());
        float alpha = 0.1f * random.in(1, 20);
        float beta = alpha + 0.1f * random.in(-1, 20);
        Tensor input = random.chance()
                ? random.integers(
                        random.oneOf(DataType.values()) == DataType.BOOL ? DataType.BOOL : integer(random), shape)
                : arguments(random, function, shape);
        return OperatorCase.of(new Unary(function, alpha, beta), input);
    }

    private static Tensor arguments(RandomTensors random, UnaryFunction function, Shape shape) {
        return switch (function) {
            // the period is lost in the digits of huge numbers
            case COS, SIN -> random.reals(shape);
            // 0 times infinity or the limit, which is a matter of taste
            case GELU, GELU_TANH, HARD_SWISH, MISH, SWISH -> random.finite(shape);
            default -> random.specials(shape);
        };
    }

    private static DataType integer(RandomTensors random) {
        DataType type = random.oneOf(DataType.values());
        return type.isFloat() ? DataType.INT32 : type;
    }

    static OperatorCase binary(RandomTensors random) {
        Shape shape = random.shape(0, 4);
        Shape a = random.chance() ? shape : random.broadcastable(shape);
        Shape b = random.chance() ? shape : random.broadcastable(shape);
        BinaryFunction function = random.oneOf(BinaryFunction.values());
        DataType type = integer(random);
        Tensor left = random.specials(a);
        Tensor right = random.specials(b);
        if (function == BinaryFunction.POW && random.in(0, 3) > 0) {
            // powers beyond 2^24 are not exact in floats
            left = random.chance() ? random.integers(type, a, 5) : random.reals(a);
            right = random.integers(DataType.INT32, b, 4);
        } else if (function.isBitwise() || function != BinaryFunction.POW && random.chance()) {
            left = random.integers(type, a);
            right = random.integers(type, b);
        }
        return new OperatorCase(
                new Binary(function), List.of(left, right), random.chance() ? Set.of() : Set.of(random.in(0, 1)));
    }

    static OperatorCase cast(RandomTensors random) {
        Shape shape = Shape.of(random.in(1, 60));
        DataType to = random.oneOf(DataType.values());
        return OperatorCase.of(
                new Cast(to), random.chance() ? scaled(random, shape) : random.integers(integer(random), shape));
    }

    /** Real numbers of every magnitude up to that of a 64-bit integer, and beyond. */
    private static Tensor scaled(RandomTensors random, Shape shape) {
        Tensor numbers = random.specials(shape);
        float[] elements = numbers.floats();
        for (int i = 0; i < elements.length; i++) {
            elements[i] = random.chance() ? elements[i] : Math.scalb(elements[i], random.in(0, 20));
        }
        return numbers;
    }

    static OperatorCase where(RandomTensors random) {
        Shape shape = random.shape(0, 4);
        DataType type = random.oneOf(DataType.values());
        return OperatorCase.of(
                new Where(),
                random.integers(DataType.BOOL, random.broadcastable(shape)),
                random.of(type, random.broadcastable(shape)),
                random.of(type, random.broadcastable(shape)));
    }
}
