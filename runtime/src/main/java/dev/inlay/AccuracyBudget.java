package dev.inlay;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the network of a {@link QuantizedModel} must be able to do. It is measured while the interface is compiled, by the
 * arithmetic of the class that is generated, and a miss is an error.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface AccuracyBudget {
    /**
     * Samples that neither training nor calibration has seen; found as {@link QuantizedModel#value} is.
     *
     * <p>An {@code .npz} archive with one array for each input under the input's name (or {@code x} where there is one
     * input) and the labels under {@code y} ({@code labels} where an input is called {@code y}), or a {@code .csv} file
     * with the labels in the last columns. For TOP1 and AUC a label is the number of a class, for MSE and MAE one number
     * for each output. {@link Metric#AGREEMENT} takes every form that {@link QuantizedModel#calibration} has.
     */
    String data();

    /** What is measured. The network has one output, or the metric is {@link Metric#AGREEMENT}. */
    Metric metric() default Metric.TOP1;

    /** Least value of TOP1, AUC or AGREEMENT, 0 to 1: {@code 0.9}. */
    double atLeast() default Double.NEGATIVE_INFINITY;

    /** Largest value of MSE or MAE. */
    double atMost() default Double.POSITIVE_INFINITY;

    /** How much worse than the float network it may be, in the unit of the metric: {@code 0.01} of TOP1 is one point. */
    double maxDrop() default Double.POSITIVE_INFINITY;

    /** Samples measured at most, from the start of the data; 0 measures all. */
    int maxSamples() default 0;
}
