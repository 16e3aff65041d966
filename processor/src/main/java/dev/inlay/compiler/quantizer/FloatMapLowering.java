package dev.inlay.compiler.quantizer;

import static dev.inlay.compiler.kernel.ScalarExpression.apply;
import static dev.inlay.compiler.kernel.ScalarExpression.operand;
import static dev.inlay.compiler.quantizer.Formulas.add;
import static dev.inlay.compiler.quantizer.Formulas.divide;
import static dev.inlay.compiler.quantizer.Formulas.multiply;
import static dev.inlay.compiler.quantizer.Formulas.number;
import static dev.inlay.compiler.quantizer.Formulas.select;
import static dev.inlay.compiler.quantizer.Formulas.subtract;

import dev.inlay.compiler.kernel.BroadcastLoop;
import dev.inlay.compiler.kernel.FMap;
import dev.inlay.compiler.kernel.ScalarExpression;
import dev.inlay.compiler.kernel.ScalarFunction;
import dev.inlay.compiler.operator.BatchNormalization;
import dev.inlay.compiler.operator.Binary;
import dev.inlay.compiler.operator.BinaryFunction;
import dev.inlay.compiler.operator.Unary;
import dev.inlay.compiler.operator.UnaryFunction;
import dev.inlay.compiler.program.Slot;
import dev.inlay.compiler.tensor.DataType;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.Tensor;
import java.util.Arrays;
import java.util.Optional;

/** Element-wise operators in float. */
final class FloatMapLowering {
    private FloatMapLowering() {}

    static Slot unary(FloatNode node) {
        Unary unary = (Unary) node.operator();
        DataType type = node.dataType(0);
        if (type.isFloat() || unary.function() == UnaryFunction.NOT) {
            return map(UnaryFormula.of(unary, operand(0)), node);
        }
        ScalarExpression whole = unary.function() == UnaryFunction.CLIP
                ? UnaryFormula.clip(operand(0), Math.ceil(unary.alpha()), Math.floor(unary.beta()))
                : UnaryFormula.of(unary, operand(0));
        return map(wrapped(type, whole), node);
    }

    static Slot binary(FloatNode node) {
        Binary binary = (Binary) node.operator();
        BinaryFunction function = binary.function();
        DataType type = node.dataType(0);
        boolean real = type.isFloat() || node.dataType(1).isFloat();
        ScalarExpression expression;
        if (function == BinaryFunction.POW && real) {
            ScalarExpression power = BinaryFormula.real(function, operand(0), operand(1));
            expression = CastFormula.of(DataType.FLOAT32, type, power);
        } else if (real || function.isComparison() || type == DataType.BOOL && function.isBitwise()) {
            expression = BinaryFormula.real(function, operand(0), operand(1));
        } else {
            expression = wrapped(type, BinaryFormula.integer(function, operand(0), operand(1)));
        }
        Shape output = node.outputShape();
        return node.addOutput(
                new FMap(BroadcastLoop.of(output, node.shape(0), node.shape(1)), expression),
                node.input(0),
                node.input(1));
    }

    /** Signed integers of 64 bits are not exact in floats long before they wrap. */
    private static ScalarExpression wrapped(DataType type, ScalarExpression whole) {
        return type == DataType.INT64 ? whole : CastFormula.wrap(type, whole);
    }

    static Slot where(FloatNode node) {
        BroadcastLoop loop = BroadcastLoop.of(node.outputShape(), node.shape(0), node.shape(1), node.shape(2));
        ScalarExpression choice = select(operand(0), operand(1), operand(2));
        return node.addOutput(new FMap(loop, choice), node.inputs());
    }

    static Slot cast(FloatNode node) {
        ScalarExpression converted = CastFormula.of(node.dataType(0), node.outputType(), operand(0));
        return converted.equals(operand(0)) ? node.input(0) : map(converted, node);
    }

    /** Real numbers as the integers of the output's type, which is none of reals. */
    static Slot toInteger(Slot reals, FloatNode node) {
        ScalarExpression converted = CastFormula.of(DataType.FLOAT32, node.outputType(), operand(0));
        return node.addOutput(FMap.unary(node.outputShape().elementCount(), converted), reals);
    }

    /** Integers of the output's type, of which the smallest may stand as negative infinity. */
    static Slot atLeastSmallest(Slot integers, FloatNode node) {
        DataType type = node.outputType();
        double smallest = type.isSigned() ? -Math.scalb(1.0, type.bits() - 1) : 0;
        ScalarExpression raised = apply(ScalarFunction.MAX, operand(0), number(smallest));
        return node.addOutput(FMap.unary(node.outputShape().elementCount(), raised), integers);
    }

    private static Slot map(ScalarExpression expression, FloatNode node) {
        return node.addOutput(FMap.unary(node.outputShape().elementCount(), expression), node.input(0));
    }

    /** {@code (x - mean) * factor + bias} with a factor known at compile time where its parts are. */
    static Slot batchNormalization(FloatNode node) {
        BatchNormalization normalization = (BatchNormalization) node.operator();
        Shape shape = node.shape(0);
        int axis = shape.axis(normalization.axis());
        int[] dims = new int[shape.rank() - axis];
        Arrays.fill(dims, 1);
        dims[0] = shape.dim(axis);
        Shape perChannel = Shape.of(dims);
        ScalarExpression expression = add(multiply(subtract(operand(0), operand(1)), operand(2)), operand(3));
        return node.addOutput(
                new FMap(BroadcastLoop.of(shape, shape, perChannel, perChannel, perChannel), expression),
                node.input(0),
                node.input(3),
                factor(normalization, node),
                node.input(2));
    }

    /** {@code scale / sqrt(variance + epsilon)}. */
    private static Slot factor(BatchNormalization normalization, FloatNode node) {
        Shape channels = node.shape(1);
        Optional<Tensor> scale = node.constant(1);
        Optional<Tensor> variance = node.constant(4);
        if (scale.isEmpty() || variance.isEmpty()) {
            ScalarExpression deviation = apply(ScalarFunction.SQRT, add(operand(1), number(normalization.epsilon())));
            FMap kernel = new FMap(BroadcastLoop.of(channels, channels, channels), divide(operand(0), deviation));
            return node.add(kernel, channels, node.input(1), node.input(4));
        }
        float[] factors = new float[channels.elementCount()];
        for (int c = 0; c < factors.length; c++) {
            double deviation = Math.sqrt(variance.get().floats()[c] + (double) normalization.epsilon());
            factors[c] = (float) (scale.get().floats()[c] / deviation);
        }
        return node.constant(channels, factors);
    }
}
