package dev.inlay.compiler.importer.onnx;

import static dev.inlay.compiler.importer.onnx.OnnxModels.ints;
import static dev.inlay.compiler.importer.onnx.OnnxModels.number;
import static dev.inlay.compiler.importer.onnx.OnnxModels.real;
import static dev.inlay.compiler.importer.onnx.OnnxModels.reals;
import static dev.inlay.compiler.importer.onnx.OnnxModels.text;

import dev.inlay.compiler.importer.onnx.proto.AttributeProto;
import dev.inlay.compiler.importer.onnx.proto.NodeProto;
import dev.inlay.compiler.importer.onnx.proto.TensorProto;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Models of one node with operator, inputs and attributes drawn by chance, sensible and absurd ones mixed. */
final class RandomNodes {
    private static final long[] NUMBERS = {
        0,
        1,
        1,
        1,
        2,
        2,
        3,
        4,
        -1,
        -2,
        5,
        7,
        100,
        1 << 20,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        1L << 40,
        Long.MIN_VALUE
    };
    private static final float[] REALS = {
        0, 1, 0.5f, 2, -1, 1e-30f, 1e30f, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 3.3f
    };
    private static final List<String> INTEGER_ATTRIBUTES = List.of(
            "axis",
            "group",
            "keepdims",
            "ceil_mode",
            "count_include_pad",
            "p",
            "size",
            "blocksize",
            "num_outputs",
            "to",
            "num_groups",
            "transA",
            "transB",
            "storage_order",
            "training_mode",
            "spatial",
            "allowzero",
            "start",
            "end",
            "antialias",
            "exclude_outside",
            "fmod",
            "noop_with_empty_axes",
            "select_last_index",
            "hidden_size",
            "layout",
            "linear_before_reset",
            "input_forget",
            "value_int");
    private static final List<String> LIST_ATTRIBUTES = List.of(
            "axes",
            "kernel_shape",
            "strides",
            "dilations",
            "pads",
            "output_shape",
            "output_padding",
            "perm",
            "split",
            "starts",
            "ends",
            "value_ints");
    private static final List<String> REAL_ATTRIBUTES = List.of(
            "alpha", "beta", "epsilon", "momentum", "min", "max", "value", "bias", "extrapolation_value", "clip");
    private static final Map<String, List<String>> TEXT_ATTRIBUTES = Map.of(
            "auto_pad", List.of("NOTSET", "SAME_UPPER", "SAME_LOWER", "VALID"),
            "mode", List.of("nearest", "linear", "cubic", "constant", "reflect", "edge", "wrap", "DCR", "CRD"),
            "direction", List.of("forward", "reverse", "bidirectional"),
            "approximate", List.of("none", "tanh"),
            "coordinate_transformation_mode",
                    List.of("align_corners", "asymmetric", "half_pixel", "tf_crop_and_resize", "half_pixel_symmetric"),
            "keep_aspect_ratio_policy", List.of("not_larger", "not_smaller"),
            "nearest_mode", List.of("floor", "ceil"));

    private final Random random;

    /** Most inputs of a node have it, so that they fit each other now and then. */
    private int preferredRank;

    RandomNodes(long seed) {
        this.random = new Random(seed);
    }

    OnnxModels next() {
        preferredRank = 1 + random.nextInt(4);
        OnnxModels model = OnnxModels.opset(7 + random.nextInt(22));
        NodeProto.Builder node = NodeProto.newBuilder().setOpType(pick(new ArrayList<>(OperatorTable.names())));
        attributes().forEach(node::addAttribute);
        model.input("unused", 1);
        int inputs = 1 + random.nextInt(5);
        for (int i = 0; i < inputs; i++) {
            node.addInput(input(model, "in" + i));
        }
        int outputs = 1 + random.nextInt(3);
        for (int i = 0; i < outputs; i++) {
            node.addOutput("out" + i);
        }
        return model.node(node.build()).output("out0");
    }

    private String input(OnnxModels model, String name) {
        int rank = random.nextInt(3) == 0 ? random.nextInt(6) : preferredRank;
        Object[] dims = new Object[rank];
        long count = 1;
        for (int i = 0; i < rank; i++) {
            int dim = random.nextInt(40) == 0 ? 0 : 1 + random.nextInt(random.nextBoolean() ? 2 : 5);
            dims[i] = dim;
            count *= dim;
        }
        switch (random.nextInt(5)) {
            case 0 -> model.input(name, dims);
            case 1 -> model.input(OnnxModels.typedInput(name, pick(List.of(1, 2, 3, 6, 7, 9, 13)), dims));
            case 2 -> model.stored(floats(name, dims, (int) count));
            case 3 -> model.stored(parameters(name));
            default -> {
                return "";
            }
        }
        return name;
    }

    private TensorProto floats(String name, Object[] dims, int count) {
        float[] elements = new float[count];
        for (int i = 0; i < count; i++) {
            elements[i] = random.nextInt(30) == 0 ? pickReal() : random.nextFloat();
        }
        long[] longs = new long[dims.length];
        for (int i = 0; i < longs.length; i++) {
            longs[i] = (int) dims[i];
        }
        return OnnxModels.floatTensor(name, elements, longs);
    }

    private TensorProto parameters(String name) {
        long[] numbers = numbers();
        return random.nextInt(4) == 0
                ? OnnxModels.longTensor(name, new long[] {pickNumber()})
                : OnnxModels.longTensor(name, numbers, numbers.length);
    }

    private List<AttributeProto> attributes() {
        Map<String, AttributeProto> attributes = new LinkedHashMap<>();
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            AttributeProto attribute = attribute();
            attributes.put(attribute.getName(), attribute);
        }
        return List.copyOf(attributes.values());
    }

    private AttributeProto attribute() {
        return switch (random.nextInt(5)) {
            case 0 -> number(pick(INTEGER_ATTRIBUTES), pickNumber());
            case 1 -> real(pick(REAL_ATTRIBUTES), pickReal());
            case 2 -> reals("scales", pickReal(), pickReal());
            case 3 -> {
                String name = pick(TEXT_ATTRIBUTES.keySet().stream().sorted().toList());
                yield text(name, pick(TEXT_ATTRIBUTES.get(name)));
            }
            default -> ints(pick(LIST_ATTRIBUTES), numbers());
        };
    }

    private long[] numbers() {
        long[] numbers = new long[random.nextInt(5)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = pickNumber();
        }
        return numbers;
    }

    private long pickNumber() {
        return NUMBERS[random.nextInt(NUMBERS.length)];
    }

    private float pickReal() {
        return REALS[random.nextInt(REALS.length)];
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
