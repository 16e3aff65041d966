package dev.inlay;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How the data named in {@link QuantizedModel#calibration()} is read and used. Without it: every sample, the
 * {@link Estimator#AUTO} estimator, images as pixels of 0 to 255.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Calibration {
    /** How ranges of activations are estimated. */
    Estimator estimator() default Estimator.AUTO;

    /** Share of values, in percent above 50 and up to 100, that {@link Estimator#PERCENTILE} keeps inside of a range. */
    double percentile() default 99.99;

    /** Samples read at most, from the start of the data; 0 reads all. */
    int maxSamples() default 0;

    /** Smallest and largest real value the inputs can take, where known: {@code {0, 1}}. Empty: as seen in the data. */
    float[] inputRange() default {};

    /** Channels of images. */
    ImageColor imageColor() default ImageColor.AUTO;

    /** How images are brought to the size of the input. */
    ImageFit imageFit() default ImageFit.STRETCH;

    /** Subtracted from pixels of 0 to 255; one number for all channels, or one a channel. */
    float[] imageMean() default {0};

    /** Divides pixels after the mean is subtracted; one number for all channels, or one a channel; 255 gives 0 to 1. */
    float[] imageDeviation() default {1};
}
