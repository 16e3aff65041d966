package dev.inlay;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the class of a {@link QuantizedModel} may take; more is an error.
 *
 * <p>Sizes are whole numbers with a unit: {@code "96 KiB"}, {@code "1 MiB"}, {@code "2000 B"}, or {@code kB} and
 * {@code MB} for powers of 1000. Empty: no limit.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface MemoryBudget {
    /** Bytes of the class files of the generated class and those nested in it, with all debugging information. */
    String flash() default "";

    /**
     * Bytes of heap of one instance and its static data: working memory, weights and tables as they are unpacked, and
     * the strings they are unpacked from, which virtual machines keep. Arrays and objects are counted with headers of 16
     * bytes, rounded up to 8.
     */
    String ram() default "";
}
