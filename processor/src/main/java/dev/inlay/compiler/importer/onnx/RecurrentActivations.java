package dev.inlay.compiler.importer.onnx;

import dev.inlay.compiler.operator.Unary;
import dev.inlay.compiler.operator.UnaryFunction;
import dev.inlay.compiler.tensor.ShapeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The attributes {@code activations}, {@code activation_alpha} and {@code activation_beta} of recurrent operators. Each
 * function that has a parameter takes the next number of the list, or, where that is at its end, its own default.
 */
final class RecurrentActivations {
    /** A function, with NaN for a parameter it does not have. */
    private static final Map<String, Unary> DEFAULTS = Map.ofEntries(
            Map.entry("affine", new Unary(UnaryFunction.AFFINE, 1, 0)),
            Map.entry("elu", new Unary(UnaryFunction.ELU, 1, Float.NaN)),
            Map.entry("hardsigmoid", new Unary(UnaryFunction.HARD_SIGMOID, 0.2f, 0.5f)),
            Map.entry("leakyrelu", new Unary(UnaryFunction.LEAKY_RELU, 0.01f, Float.NaN)),
            Map.entry("relu", new Unary(UnaryFunction.RELU, Float.NaN, Float.NaN)),
            Map.entry("scaledtanh", new Unary(UnaryFunction.SCALED_TANH, 1, 1)),
            Map.entry("sigmoid", new Unary(UnaryFunction.SIGMOID, Float.NaN, Float.NaN)),
            Map.entry("softplus", new Unary(UnaryFunction.SOFTPLUS, Float.NaN, Float.NaN)),
            Map.entry("softsign", new Unary(UnaryFunction.SOFTSIGN, Float.NaN, Float.NaN)),
            Map.entry("tanh", new Unary(UnaryFunction.TANH, Float.NaN, Float.NaN)),
            Map.entry("thresholdedrelu", new Unary(UnaryFunction.THRESHOLDED_RELU, 1, Float.NaN)));

    private final float[] alphas;
    private final float[] betas;
    private int nextAlpha;
    private int nextBeta;

    private RecurrentActivations(float[] alphas, float[] betas) {
        this.alphas = alphas;
        this.betas = betas;
    }

    /** The functions of each direction, {@code absent} where the node names none. */
    static List<List<Unary>> read(Attributes attributes, int directions, UnaryFunction... absent) {
        RecurrentActivations activations = new RecurrentActivations(
                attributes.reals("activation_alpha").orElse(new float[0]),
                attributes.reals("activation_beta").orElse(new float[0]));
        List<String> names = attributes.texts("activations").orElse(List.of());
        if (!names.isEmpty() && names.size() != directions * absent.length) {
            throw new ShapeException("there are " + names.size() + " activations, not " + directions * absent.length);
        }
        List<List<Unary>> read = new ArrayList<>();
        for (int direction = 0; direction < directions; direction++) {
            List<Unary> functions = new ArrayList<>();
            for (int i = 0; i < absent.length; i++) {
                functions.add(
                        names.isEmpty()
                                ? new Unary(absent[i])
                                : activations.function(names.get(direction * absent.length + i)));
            }
            read.add(functions);
        }
        return read;
    }

    private Unary function(String name) {
        Unary absent = DEFAULTS.get(name.toLowerCase(Locale.ROOT));
        if (absent == null) {
            throw new ShapeException("activation \"" + name + "\" is not known");
        }
        float alpha = absent.alpha();
        float beta = absent.beta();
        if (!Float.isNaN(alpha) && nextAlpha < alphas.length) {
            alpha = finite("activation_alpha", alphas[nextAlpha++]);
        }
        if (!Float.isNaN(beta) && nextBeta < betas.length) {
            beta = finite("activation_beta", betas[nextBeta++]);
        }
        return new Unary(absent.function(), Float.isNaN(alpha) ? 0 : alpha, Float.isNaN(beta) ? 0 : beta);
    }

    private static float finite(String attribute, float value) {
        if (Float.isNaN(value) || Float.isInfinite(value)) {
            throw new ShapeException("attribute " + attribute + " holds " + value);
        }
        return value;
    }
}
