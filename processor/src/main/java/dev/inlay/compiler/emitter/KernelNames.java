package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterSpec;
import java.util.List;

/**
 * Names a kernel's body can use: its parameters, and the constants it declares.
 *
 * <p>Each activation is an array with the offset of its first element.
 */
interface KernelNames {
    /** The array of input {@code index}: {@code byte[]}, {@code short[]} or {@code float[]}. */
    String input(int index);

    /** The expression for the offset of input {@code index}: an int variable, or the literal 0. */
    String inputOffset(int index);

    String output();

    /** {@code value}, an int or a long in the range of the output's integers, as one: {@code (byte) value}. */
    String toElement(String value);

    String outputOffset();

    /** Declares constant data of the generated class and returns its field's name, e.g. {@code CONV_1_WEIGHTS}. */
    String bytes(String role, byte[] data);

    /** As {@link #bytes}, an {@code int[]}. */
    String ints(String role, int[] data);

    /** As {@link #bytes}, a {@code short[]}. */
    String shorts(String role, short[] data);

    /** As {@link #bytes}, a {@code float[]}. */
    String floats(String role, float[] data);

    /** As {@link #bytes}, a {@code long[]}. */
    String longs(String role, long[] data);

    /**
     * As {@link #bytes}, a {@code long[]} with {@code weights} packed as {@link dev.inlay.runtime.PackedWeights#words}
     * does with the numbers of {@code layout}.
     */
    String words(String role, short[] weights, List<Integer> layout);

    /** As {@link #bytes}, a {@code byte[]} that clamps: {@link dev.inlay.runtime.Clamp#table}. */
    String clamp(String role, int lowest, int highest, int min, int max);

    /** Takes note of {@code count} literals of type long in the code. */
    void literals(int count);

    /** Declares a further method, whose name it gives back. */
    String part(List<ParameterSpec> parameters, CodeBlock body);

    /** A {@code long[]} for sums under way, long enough for any kernel; what it holds means nothing at the start. */
    String sums();
}
