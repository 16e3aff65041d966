package dev.inlay.compiler.quantizer;

import static dev.inlay.compiler.kernel.ScalarExpression.apply;
import static dev.inlay.compiler.quantizer.Formulas.add;
import static dev.inlay.compiler.quantizer.Formulas.isNegative;
import static dev.inlay.compiler.quantizer.Formulas.less;
import static dev.inlay.compiler.quantizer.Formulas.number;
import static dev.inlay.compiler.quantizer.Formulas.select;
import static dev.inlay.compiler.quantizer.Formulas.truncate;

import dev.inlay.compiler.kernel.ScalarExpression;
import dev.inlay.compiler.kernel.ScalarFunction;
import dev.inlay.compiler.tensor.DataType;

/** Conversions between element types as float expressions; integers and truth values are numbers in floats. */
final class CastFormula {
    private static final int LONG_BITS = 64;

    private CastFormula() {}

    static ScalarExpression of(DataType from, DataType to, ScalarExpression x) {
        if (from == to || to.isFloat() || from == DataType.BOOL) {
            return x;
        }
        if (to == DataType.BOOL) {
            return wrap(to, x);
        }
        ScalarExpression whole = from.isFloat() ? truncate(x) : x;
        ScalarExpression wrapped = wrap(to, whole);
        return from.isFloat() ? select(apply(ScalarFunction.EQUAL, x, x), wrapped, number(0)) : wrapped;
    }

    /**
     * A whole number as its type stores it: beyond 64 bits the nearest such integer, beyond the bits of the type two's
     * complement.
     */
    static ScalarExpression wrap(DataType type, ScalarExpression x) {
        if (type == DataType.BOOL) {
            return select(x, number(1), number(0));
        }
        double range = Math.scalb(1.0, type.bits());
        ScalarExpression wrapped = type.bits() == LONG_BITS ? x : apply(ScalarFunction.REMAINDER, x, number(range));
        double half = range / 2;
        if (type.isSigned()) {
            if (type.bits() < LONG_BITS) {
                ScalarExpression lowered = select(less(wrapped, number(-half)), add(wrapped, range), wrapped);
                wrapped = select(less(wrapped, number(half)), lowered, add(wrapped, -range));
            }
        } else {
            wrapped = select(isNegative(wrapped), add(wrapped, range), wrapped);
        }
        return saturated(type, x, wrapped);
    }

    private static ScalarExpression saturated(DataType type, ScalarExpression x, ScalarExpression wrapped) {
        double longEnd = Math.scalb(1.0, LONG_BITS - 1);
        boolean full = type.bits() == LONG_BITS;
        double end = full && !type.isSigned() ? 2 * longEnd : longEnd;
        // all bits of the largest long are set, all lower ones of the smallest are clear
        double largest = full ? end : type.isSigned() ? -1 : Math.scalb(1.0, type.bits()) - 1;
        double smallest = full && type.isSigned() ? -longEnd : full ? longEnd : 0;
        ScalarExpression fromBelow = select(less(x, number(-longEnd)), number(smallest), wrapped);
        return select(less(x, number(end)), fromBelow, number(largest));
    }
}
