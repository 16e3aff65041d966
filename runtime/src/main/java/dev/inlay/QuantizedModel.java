package dev.inlay;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Asks for a class that is the named neural network.
 *
 * <p>It stands on an interface. While that interface is compiled, the network is read, quantized, and turned into the
 * class {@code Quantized<Interface>} in the same package: public, final, with a public constructor without parameters,
 * implementing the interface. For a nested interface the names of the enclosing types come first, joined by
 * underscores.
 *
 * <pre>{@code
 * @QuantizedModel(value = "kws.onnx", calibration = "kws-calibration.npz")
 * interface KeywordSpotter {
 *     int classify(float[] features);
 * }
 *
 * KeywordSpotter spotter = new QuantizedKeywordSpotter();
 * }</pre>
 *
 * <h2>Methods of the interface</h2>
 *
 * <ul>
 *   <li>{@code void classify(byte[] in, byte[] out)}: raw quantized elements, the bytes as the model has them: int8, or
 *       uint8 where that is what it takes or gives. {@code short[]} where it is int16. No allocation; the
 *       fastest path.
 *   <li>{@code void classify(float[] in, float[] out)}: real values, quantized at entry and dequantized at exit. No
 *       allocation.
 *   <li>{@code float[] classify(float[] in)}, {@code byte[] classify(byte[] in)}: the same, with a new array as result.
 *   <li>{@code int classify(float[] in)}, {@code int classify(byte[] in)}: the index of the largest output, the first
 *       one among equals.
 *   <li>{@code Word classify(float[] in)} with an enum {@code Word} of as many constants as there are outputs: the
 *       constant at that index.
 *   <li>Several inputs or outputs are parameters in the network's order, or in any order with {@link Tensor}.
 *   <li>{@code void reset()}: puts a network with state back to its initial state.
 * </ul>
 *
 * <p>Several methods may stand in one interface; they share the network. The length of an array is the number of
 * elements of its tensor, in the network's own layout: a network in NCHW layout takes its pixels in NCHW order. Any
 * other length is an {@link IllegalArgumentException}.
 *
 * <p>An instance owns its working memory and serves one thread at a time. Weights are shared by all instances.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface QuantizedModel {
    /**
     * The file that holds the network: {@code "kws.onnx"} or {@code "kws.tflite"}.
     *
     * <p>A path with forward slashes, relative, without {@code ".."}. It is looked for in the folder that the compiler
     * option {@code -Ainlay.modelDir} names, then on the source path, among the compiler's output, and on the class
     * path, each first beside the interface's package and then at the root.
     */
    String value();

    /** How weights and activations are stored and computed. */
    Precision precision() default Precision.INT8;

    /** Where the scales of the activations come from. */
    Activations activations() default Activations.STATIC;

    /**
     * Representative input data, from which the ranges of the activations are measured; found as {@link #value} is.
     *
     * <p>An {@code .npy} array, an {@code .npz} archive with one array for each input under the input's name, a
     * {@code .csv} file with one sample a row, or a folder of images. The first dimension of an array counts samples,
     * the rest is the input's shape or flat; integers are taken as numbers. Empty for a network that carries its own
     * scales or does not need any.
     */
    String calibration() default "";

    /** The kind of virtual machine the generated class is written for. */
    TargetVm target() default TargetVm.MICRO;

    /**
     * Sizes of the network's symbolic dimensions, each as {@code "name=size"}: {@code "frames=16"}. The batch dimension
     * is 1 unless it is named here.
     */
    String[] dimensions() default {};
}
