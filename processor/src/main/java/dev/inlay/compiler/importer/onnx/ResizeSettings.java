package dev.inlay.compiler.importer.onnx;

import dev.inlay.compiler.operator.ResizeMode;
import java.util.Locale;

/**
 * How a Resize interpolates, the same for all its axes.
 *
 * @param coordinates ONNX's coordinate_transformation_mode
 * @param rounding ONNX's nearest_mode, or {@code simple}: up where the axis shrinks, else down
 * @param cubicA coefficient {@code a} of cubic interpolation
 * @param excludeOutside whether taps outside of the input weigh nothing, the others more; else the border repeats
 * @param antialias whether an axis that shrinks is smoothed
 * @param extrapolation elements of tf_crop_and_resize that lie outside of the input
 */
record ResizeSettings(
        ResizeMode mode,
        String coordinates,
        String rounding,
        float cubicA,
        boolean excludeOutside,
        boolean antialias,
        float extrapolation) {
    /** Upsample, and Resize of opset 10. */
    static ResizeSettings simple(Attributes attributes) {
        String mode = attributes.choice("mode", "nearest", "linear");
        return new ResizeSettings(modeOf(mode), "asymmetric", "simple", -0.75f, false, false, 0);
    }

    static ResizeSettings read(Attributes attributes) {
        return new ResizeSettings(
                modeOf(attributes.choice("mode", "nearest", "linear", "cubic")),
                attributes.choice(
                        "coordinate_transformation_mode",
                        "half_pixel",
                        "half_pixel_symmetric",
                        "pytorch_half_pixel",
                        "align_corners",
                        "asymmetric",
                        "tf_half_pixel_for_nn",
                        "tf_crop_and_resize"),
                attributes.choice("nearest_mode", "round_prefer_floor", "round_prefer_ceil", "floor", "ceil"),
                attributes.finite("cubic_coeff_a", -0.75f),
                attributes.flag("exclude_outside", false),
                attributes.flag("antialias", false),
                attributes.finite("extrapolation_value", 0));
    }

    boolean isCrop() {
        return coordinates.equals("tf_crop_and_resize");
    }

    private static ResizeMode modeOf(String name) {
        return ResizeMode.valueOf(name.toUpperCase(Locale.ROOT));
    }
}
