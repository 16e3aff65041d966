package dev.inlay.compiler.operator;

/** How the range of an operator's output is chosen, and whether it has integer arithmetic at all. */
public enum QuantizationRule {
    /** The output has a range of its own, found by calibration. */
    CALIBRATED,
    /** The output only holds elements of the first input, so it keeps that input's scale and zero point. */
    SAME_AS_INPUT,
    /** All inputs and the output share one scale where possible, as in Concat. */
    SHARED,
    /** The output range is known beforehand: probabilities of Softmax are quantized with scale 1/256, zero point -128. */
    FIXED,
    /** There is no integer kernel: the operator runs in float between dequantize and quantize. */
    FLOAT_ONLY,
    /** As {@link #FLOAT_ONLY}, and the output stays in float: it holds numbers of ranges too different for one scale. */
    REAL
}
