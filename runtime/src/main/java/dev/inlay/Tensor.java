package dev.inlay;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Ties a parameter to an input or output of the network by name, so that parameters need not follow the network's order.
 *
 * <pre>{@code
 * void detect(@Tensor("image") byte[] image, @Tensor("boxes") byte[] boxes, @Tensor("scores") byte[] scores);
 * }</pre>
 *
 * <p>Either every array parameter of a method carries it, or none does.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PARAMETER)
public @interface Tensor {
    /** The name of the input or output, exactly as it stands in the network. */
    String value();
}
