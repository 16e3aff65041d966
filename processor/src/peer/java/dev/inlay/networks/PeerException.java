package dev.inlay.networks;

import java.util.List;
import java.util.Map;

/**
 * A way in which TensorFlow Lite's default kernels are known to differ from its reference kernels, and how far.
 *
 * @param why they differ
 * @param models whose outputs it shows in
 * @param largest difference of an element
 * @param share of the elements that may differ at all
 */
record PeerException(String why, List<String> models, double largest, double share) {
    private static final List<PeerException> KNOWN = List.of(
            new PeerException(
                    "convolutions and dense layers round once where the reference kernels round twice",
                    List.of("conv3x3_same_s1", "conv3x3_valid_dil2", "conv3x3_valid_s3", "fc_random"),
                    1,
                    0.002),
            new PeerException(
                    "the same, on inputs made to hit the ties of rounding",
                    List.of("conv_tie_third", "fc_tie_half", "fc_tie_third"),
                    1,
                    0.35),
            new PeerException(
                    "the same, layer upon layer",
                    List.of("kws/int8.tflite", "kws_sm/int8.tflite", "mnist/int8.tflite"),
                    10,
                    0.01),
            new PeerException(
                    "the same, layer upon layer",
                    List.of("hello_world/int8.tflite", "hello_world/int8_all256"),
                    3,
                    0.09),
            new PeerException("the same, layer upon layer", List.of("ic/int8.tflite"), 45, 0.15),
            new PeerException("the same, layer upon layer", List.of("ad/int8.tflite"), 15, 0.35),
            new PeerException("a mean is rounded once", List.of("mean_all"), 1, 0.06),
            new PeerException(
                    "real numbers are multiplied by the reciprocal of the scale", List.of("quantize_f32"), 1, 0.09),
            new PeerException(
                    "sigmoid and tanh of 16 bits are read from another table, at scales that are powers of two",
                    List.of("int16_logistic_power", "int16_tanh_power", "int16_tanh_double_power"),
                    12,
                    0.9),
            new PeerException(
                    "hybrid layers add in another order",
                    List.of("hybrid_conv_per_channel", "hybrid_depthwise"),
                    1e-6,
                    0.15),
            new PeerException(
                    "the default kernel gives other numbers altogether than the reference kernel, one step or 135 away",
                    List.of("transpose_conv_valid"),
                    255,
                    0.8));

    private static final PeerException NONE = new PeerException("", List.of(), 0, 0);

    private static final String FOUR_BITS = "dense layers have no kernel for weights of 4 bits";

    /** Models that TensorFlow Lite 2.18 does not run by its default kernels, and why. */
    private static final Map<String, String> REFUSED = Map.of(
            "kws_sm/int4.tflite", FOUR_BITS,
            "ad/int4_fc.tflite", FOUR_BITS,
            "mnist/int4_qat.tflite", FOUR_BITS,
            "person_detect/int8.tflite", "biases have their scales along an axis that is not there");

    static PeerException of(String model) {
        return KNOWN.stream()
                .filter(known -> known.models().contains(model))
                .findFirst()
                .orElse(NONE);
    }

    /** Why TensorFlow Lite refuses a model; nothing for one that it is to run. */
    static String refusal(String model) {
        return REFUSED.getOrDefault(model, "");
    }
}
