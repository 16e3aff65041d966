"""Makes the single-operator models under src/test/resources/tflite, with inputs and the outputs of a peer.

    python operators.py FOLDER PEER

FOLDER takes a .tflite and an .npz (in0, in1, ..., out0, ...) a case. PEER is a Python file with a class Net: Net(model)
runs a model's bytes with TensorFlow Lite's reference kernels, Net.run(arrays) gives the list of outputs.
Integers of 32 bits are stored as float32, which is what the methods of a class take. All weights and
inputs are random numbers of a fixed seed; the models are this project's own. FULLY_CONNECTED is not among them: its
rounding in TensorFlow Lite differs from version to version, and the class that Inlay generates follows 2.21. Neither is SUM:
version 2.18 computes its int8 sums in float32, and the reference kernel does not saturate them (past 127 they wrap around,
below 0 they become 0); the class follows the integer function that MEAN has, as TensorFlow Lite Micro does.
"""
import importlib.util
import pathlib
import sys

import numpy as np
from flat import Op, Tensor, model

random = np.random.RandomState(7)
ALL = np.arange(-128, 128)


def draw(tensor):
    if tensor.dtype == "int32":
        return random.randint(0, 5, tensor.shape).astype("int32")
    if tensor.dtype == "float32":
        return (random.standard_normal(tensor.shape) + 0.5).astype("float32")
    low, high = {"int8": (-128, 128), "uint8": (0, 256), "int16": (-32768, 32768)}[tensor.dtype]
    return random.randint(low, high, tensor.shape).astype(tensor.dtype)


def all_values(tensor):
    return np.resize(ALL if tensor.dtype == "int8" else ALL + 128, tensor.shape).astype(tensor.dtype)


def weights(shape, scale, dtype="int8", low=-127, high=128, **rest):
    return Tensor(shape, dtype, scale, data=random.randint(low, high, shape), **rest)


def bias(count, scale):
    return Tensor([count], "int32", scale, data=random.randint(-2000, 2000, count))


def unary(code, scale, zero, out_scale, out_zero, options=0, fields=None, version=1):
    x, y = Tensor([1, 256], scale=scale, zero=zero), Tensor([1, 256], scale=out_scale, zero=out_zero)
    return [Op(code, [x], [y], options, fields, version)], [x], [y]


def binary(code, left, right, out, options=0, fields=None, dtype="int8", version=1):
    a, b, y = (Tensor(s, dtype, scale, zero) for s, scale, zero in (left, right, out))
    return [Op(code, [a, b], [y], options, fields, version)], [a, b], [y]


def with_constants(code, shape, scale, zero, constants, outs, options=0, fields=None, version=1, first=False):
    x = Tensor(shape, scale=scale, zero=zero)
    inputs = constants + [x] if first else [x] + constants
    return [Op(code, inputs, outs, options, fields, version)], [x], outs


def ints(*values):
    return Tensor([len(values)], "int32", data=values)


def convolution(code, shape, w, b, out, options, fields, dtype="int8", scale=0.05, zero=3):
    x = Tensor(shape, dtype, scale, zero)
    return [Op(code, [x, w, b], [out], options, fields, 3)], [x], [out]


def cases():
    pool = {1: ("i", 2), 2: ("i", 2), 3: ("i", 3), 4: ("i", 2), 5: ("b", 0)}
    yield "abs_rescale", unary(101, 0.05, 3, 0.04, -60)
    yield "abs_same", unary(101, 0.05, 3, 0.05, 3)
    yield "elu", unary(111, 0.05, -20, 0.03, -90)
    yield "exp", unary(47, 0.02, 10, 0.05, -128)
    yield "gelu", unary(150, 0.04, 5, 0.03, -100)
    yield "gelu_tanh", unary(150, 0.04, 5, 0.03, -100, 116, {0: ("?", True)})
    yield "hard_swish_large", unary(117, 0.11, -8, 0.08, -120)
    yield "hard_swish_small", unary(117, 0.008, 20, 0.004, -60)
    yield "leaky_relu_rescale", unary(98, 0.07, -11, 0.045, 40, 75, {0: ("f", 0.2)})
    yield "log", unary(73, 0.05, -128, 0.03, 0)
    yield "logistic", unary(14, 0.06, 4, 1 / 256, -128)
    yield "relu6_rescale", unary(21, 0.08, -10, 0.024, -128)
    yield "relu_n1_to_1", unary(20, 0.03, 5, 0.0079, 0)
    yield "requantize_up", unary(114, 0.02, 5, 0.0171, -9)
    yield "rsqrt", unary(76, 0.05, -128, 0.02, -128)
    yield "tanh", unary(28, 0.025, 4, 1 / 128, 0)

    yield "add_relu", binary(0, ([2, 3, 4], 0.1, 5), ([3, 1], 0.03, -7), ([2, 3, 4], 0.12, -128), 11, {0: ("b", 1)})
    yield "sub_broadcast", binary(41, ([1, 5, 6, 2], 0.1, 5), ([6, 1], 0.07, -7), ([1, 5, 6, 2], 0.12, 3), 28, {})
    yield "mul_relu6", binary(18, ([1, 4, 6], 0.1, 5), ([1, 4, 6], 0.04, -7), ([1, 4, 6], 0.05, -120), 21, {0: ("b", 3)})
    yield "mul_broadcast", binary(18, ([1, 4, 1], 0.1, 5), ([5], 0.04, -7), ([1, 4, 5], 0.5, 2), 21, {})
    yield "maximum", binary(55, ([2, 6, 5], 0.1, 5), ([5], 0.1, 5), ([2, 6, 5], 0.1, 5))
    yield "minimum", binary(57, ([2, 6, 5], 0.1, 5), ([6, 1], 0.1, 5), ([2, 6, 5], 0.1, 5))
    yield "batch_matmul", binary(126, ([2, 3, 7], 0.1, 5), ([2, 7, 4], 0.03, -9), ([2, 3, 4], 0.2, 3), 101, {})
    yield "batch_matmul_transposed", binary(
        126, ([1, 3, 6], 0.1, 5), ([1, 4, 6], 0.03, -9), ([1, 3, 4], 0.2, 3), 101, {1: ("?", True)}
    )

    y = Tensor([1, 4, 4, 3], scale=0.09, zero=-7)
    slopes = Tensor([1, 1, 3], scale=0.01, zero=3, data=[-100, 20, 127])
    yield "prelu", with_constants(54, [1, 4, 4, 3], 0.1, 5, [slopes], [y])
    yield "mean_channels", with_constants(
        40, [1, 5, 4, 7], 0.1, 5, [ints(3)], [Tensor([1, 5, 4], scale=0.06, zero=-3)], 27, {0: ("?", False)}
    )
    yield "mean_all", with_constants(
        40, [1, 5, 7, 3], 0.1, 5, [ints(1, 2)], [Tensor([1, 1, 1, 3], scale=0.02, zero=11)], 27, {0: ("?", True)}
    )
    for code, name in ((82, "reduce_max"), (89, "reduce_min")):
        yield name, with_constants(
            code, [2, 5, 7, 3], 0.1, 5, [ints(1, 3)], [Tensor([2, 1, 7, 1], scale=0.1, zero=5)], 27, {0: ("?", True)}
        )
    yield "l2_normalization", with_constants(11, [1, 4, 5], 0.1, 5, [], [Tensor([1, 4, 5], scale=1 / 128)], 12, {})
    yield "log_softmax", with_constants(50, [3, 7], 0.1, 5, [], [Tensor([3, 7], scale=16 / 256, zero=127)])
    yield "softmax_beta", with_constants(
        25, [3, 7], 0.1, 5, [], [Tensor([3, 7], scale=1 / 256, zero=-128)], 9, {0: ("f", 0.7)}
    )
    for half, corners in ((False, False), (True, False), (False, True)):
        suffix = "half_pixel" if half else "corners" if corners else "plain"
        fields = {2: ("?", corners), 3: ("?", half)}
        y = Tensor([1, 7, 5, 2], scale=0.1, zero=5)
        yield "resize_bilinear_" + suffix, with_constants(23, [1, 3, 4, 2], 0.1, 5, [ints(7, 5)], [y], 15, fields, 3)
        y = Tensor([1, 7, 5, 2], scale=0.1, zero=5)
        fields = {0: ("?", corners), 1: ("?", half)}
        yield "resize_nearest_" + suffix, with_constants(97, [1, 3, 4, 2], 0.1, 5, [ints(7, 5)], [y], 74, fields, 3)

    scales = [0.01, 0.002, 0.005, 0.011]
    w = weights([4, 3, 2, 3], scales, axis=0)
    out = Tensor([1, 4, 3, 4], scale=0.2, zero=9)
    conv = {0: ("b", 0), 1: ("i", 2), 2: ("i", 2), 3: ("b", 1), 4: ("i", 1), 5: ("i", 1)}
    yield "conv_same", convolution(3, [1, 7, 6, 3], w, bias(4, [0.05 * s for s in scales]), out, 1, conv)
    w = weights([4, 3, 2, 2], scales, axis=0)
    out = Tensor([1, 4, 3, 4], scale=0.2, zero=9)
    yield "conv_groups", convolution(3, [1, 7, 6, 4], w, bias(4, [0.05 * s for s in scales]), out, 1, conv)
    w = weights([1, 3, 3, 4], scales, axis=3)
    out = Tensor([1, 5, 5, 4], scale=0.1, zero=-128)
    depthwise = {0: ("b", 1), 1: ("i", 1), 2: ("i", 1), 3: ("i", 2), 4: ("b", 3), 5: ("i", 1), 6: ("i", 1)}
    yield "depthwise_multiplier", convolution(4, [1, 7, 7, 2], w, bias(4, [0.05 * s for s in scales]), out, 2, depthwise)
    for padding, shape in ((0, [1, 9, 8, 4]), (1, [1, 13, 9, 4])):
        w = weights([4, 3, 2, 3], scales, axis=0)
        out = Tensor(shape, scale=0.2, zero=9)
        if padding == 1:
            shape[1:3] = [9, 7]
        x = Tensor([1, 5 if padding == 0 else 4, 4 if padding == 0 else 4, 3], scale=0.05, zero=3)
        size = ints(*shape)
        fields = {0: ("b", padding), 1: ("i", 2), 2: ("i", 2)}
        b = bias(4, [0.05 * s for s in scales])
        yield "transpose_conv_" + ("same" if padding == 0 else "valid"), (
            [Op(67, [size, w, x, b], [out], 49, fields, 3)], [x], [out],
        )
    yield "average_pool", with_constants(1, [1, 7, 6, 3], 0.1, 5, [], [Tensor([1, 4, 3, 3], scale=0.1, zero=5)], 5, pool)
    yield "max_pool", with_constants(17, [1, 7, 6, 3], 0.1, 5, [], [Tensor([1, 4, 3, 3], scale=0.1, zero=5)], 5, pool)

    w = Tensor([4, 3, 2, 3], "uint8", 0.01, 131, data=random.randint(0, 256, [4, 3, 2, 3]))
    out = Tensor([1, 4, 3, 4], "uint8", 0.2, 137)
    yield "uint8_conv", convolution(3, [1, 7, 6, 3], w, bias(4, 0.05 * 0.01), out, 1, conv, "uint8", zero=120)
    w = Tensor([1, 3, 3, 4], "uint8", 0.01, 90, data=random.randint(0, 256, [1, 3, 3, 4]))
    out = Tensor([1, 5, 5, 4], "uint8", 0.1, 0)
    yield "uint8_depthwise", convolution(4, [1, 7, 7, 2], w, bias(4, 0.05 * 0.01), out, 2, depthwise, "uint8", zero=128)
    yield "uint8_add", binary(
        0, ([1, 4, 5], 0.1, 120), ([1, 4, 5], 0.03, 7), ([1, 4, 5], 0.12, 100), 11, {0: ("b", 0)}, "uint8"
    )
    x, y = Tensor([3, 7], "uint8", 0.1, 120), Tensor([3, 7], "uint8", 1 / 256, 0)
    yield "uint8_softmax", ([Op(25, [x], [y], 9, {0: ("f", 1.0)})], [x], [y])
    x, y = Tensor([1, 256], "uint8", 0.05, 120), Tensor([1, 256], "uint8", 1 / 256, 0)
    yield "uint8_logistic", ([Op(14, [x], [y])], [x], [y])

    y = Tensor([1, 6, 7, 2], scale=0.1, zero=5)
    yield "mirror_pad_reflect", with_constants(
        100, [1, 3, 4, 2], 0.1, 5, [Tensor([4, 2], "int32", data=[0, 0, 2, 1, 1, 2, 0, 0])], [y], 77, {0: ("b", 0)}
    )
    y = Tensor([1, 6, 7, 2], scale=0.1, zero=5)
    value = Tensor([1], scale=0.1, zero=5, data=[-77])
    yield "padv2", with_constants(
        60, [1, 3, 4, 2], 0.1, 5, [Tensor([4, 2], "int32", data=[0, 0, 2, 1, 1, 2, 0, 0]), value], [y]
    )
    outs = [Tensor([1, 4, 2, 2], scale=0.1, zero=5) for _ in range(3)]
    yield "split", with_constants(
        49, [1, 4, 6, 2], 0.1, 5, [Tensor([], "int32", data=2)], outs, 35, {0: ("i", 3)}, first=True
    )
    yield "strided_slice", with_constants(
        45, [1, 6, 7, 2], 0.1, 5, [ints(0, -1, 1, 0), ints(1, 0, 6, 2), ints(1, -2, 2, 1)],
        [Tensor([3, 3, 2], scale=0.1, zero=5)], 32, {0: ("i", 0), 1: ("i", 0), 4: ("i", 1)},
    )
    yield "depth_to_space", with_constants(
        5, [1, 2, 3, 8], 0.1, 5, [], [Tensor([1, 4, 6, 2], scale=0.1, zero=5)], 94, {0: ("i", 2)}
    )
    yield "gather", with_constants(
        36, [2, 5, 3], 0.1, 5, [ints(4, 0, 2, 2)], [Tensor([2, 4, 3], scale=0.1, zero=5)], 23, {0: ("i", 1)}, 2
    )
    parts = [Tensor([2, n, 3], scale=0.1, zero=5) for n in (1, 4)]
    y = Tensor([2, 5, 3], scale=0.1, zero=5)
    yield "concatenation", ([Op(2, parts, [y], 10, {0: ("i", 1), 1: ("b", 0)}, 2)], parts, [y])
    yield from hybrid_cases(scales, conv, depthwise)
    yield "squared_difference", binary(99, ([1, 5, 6, 6], 0.1, 5), ([6, 1], 0.07, -7), ([1, 5, 6, 6], 0.7, -120))
    yield "squared_difference_same", binary(99, ([2, 90], 0.1, 5), ([2, 90], 0.1, 5), ([2, 90], 0.4, -128))
    yield from gather_cases()
    yield from cast_cases()
    yield from hybrid_products()


def hybrid_products():
    for name, shape, transposed in (("", [1, 6, 5], False), ("_transposed", [5, 6], True)):
        x, y = Tensor([2, 3, 6], "float32"), Tensor([2, 3, 5], "float32")
        w = weights(shape, 0.01)
        fields = {1: ("?", transposed), 2: ("?", transposed)}
        yield "hybrid_batch_matmul" + name, ([Op(126, [x, w], [y], 101, fields, 4)], [x], [y])


def cast_cases():
    """The integers of quantized tensors, whatever they stand for, as other types have them."""
    for name, given, to in (
        ("to_real", ("int8", 0.1, 5), ("float32",)),
        ("to_real_unsigned", ("uint8", 0.03, 77), ("float32",)),
        ("to_unsigned", ("int8", 0.1, 5), ("uint8", 0.2, 9)),
        ("from_unsigned", ("uint8", 0.1, 5), ("int8", 0.07, -9)),
    ):
        x, y = Tensor([1, 256], *given), Tensor([1, 256], *to)
        yield "cast_" + name, ([Op(53, [x], [y])], [x], [y])
    x, y = Tensor([3, 8], "float32"), Tensor([3, 8], "int8", 0.1, 5)
    yield "cast_from_real", ([Op(53, [x], [y])], [x], [y])


def gather_cases():
    """Indices that are computed, and data and indices that share dimensions."""
    for name, data, places, out, axis, batch in (
        ("gather_computed", [2, 5, 3], [4], [2, 4, 3], 1, 0),
        ("gather_computed_batch", [2, 3, 5, 2], [2, 4], [2, 3, 4, 2], 2, 1),
        ("gather_computed_batches", [2, 3, 5], [2, 3, 4], [2, 3, 4], 2, 2),
    ):
        x, y = Tensor(data, scale=0.1, zero=5), Tensor(out, scale=0.1, zero=5)
        i = Tensor(places, "int32")
        yield name, ([Op(36, [x, i], [y], 23, {0: ("i", axis), 1: ("i", batch)}, 5)], [x, i], [y])
    x, y = Tensor([2, 3, 5, 2], scale=0.1, zero=5), Tensor([2, 3, 4, 2], scale=0.1, zero=5)
    i = Tensor([2, 4], "int32", data=random.randint(0, 5, [2, 4]))
    yield "gather_batch", ([Op(36, [x, i], [y], 23, {0: ("i", 2), 1: ("i", 1)}, 5)], [x], [y])


def hybrid(code, shape, w, out, options, fields, version):
    x, y = Tensor(shape, "float32"), Tensor(out, "float32")
    b = Tensor([out[-1]], "float32", data=random.standard_normal(out[-1]))
    return [Op(code, [x, w, b], [y], options, fields, version)], [x], [y]


def hybrid_cases(scales, conv, depthwise):
    """Integers for weights, real numbers for everything else."""
    for name, scale in (("tensor", 0.01), ("channel", scales)):
        w = weights([4, 3, 2, 3], scale, axis=0)
        yield "hybrid_conv_per_" + name, hybrid(3, [2, 7, 6, 3], w, [2, 4, 3, 4], 1, conv, 5)
    w = weights([1, 3, 3, 4], scales, axis=3)
    yield "hybrid_depthwise", hybrid(4, [2, 7, 7, 2], w, [2, 5, 5, 4], 2, depthwise, 6)
    for name, scale, asymmetric in (("", 0.01, False), ("_asymmetric", 0.01, True), ("_per_channel", scales, True)):
        fields = {0: ("b", 1), 3: ("?", asymmetric)}
        yield "hybrid_fully_connected" + name, hybrid(9, [3, 21], weights([4, 21], scale), [3, 4], 8, fields, 9)


def svdf(units, rank, memory, inputs, batch, quantized):
    """Filters that keep their last results, with weights over time for them."""
    filters = units * rank
    if quantized:
        x = Tensor([batch, inputs], scale=0.05, zero=-11)
        y = Tensor([batch, units], scale=0.11, zero=-128 if batch == 1 else 9)
        features = weights([filters, inputs], 0.01)
        time = Tensor([filters, memory], "int16", 0.0003, data=random.randint(-4000, 4001, [filters, memory]))
        b = Tensor([units], "int32", 0.002 * 0.0003, data=random.randint(-90000, 90001, [units]))
        state = Tensor([batch, filters * memory], "int16", 0.002, variable=True)
    else:
        x, y = Tensor([batch, inputs], "float32"), Tensor([batch, units], "float32")
        features, time, b = (
            Tensor(shape, "float32", data=random.standard_normal(shape) * 0.5)
            for shape in ([filters, inputs], [filters, memory], [units])
        )
        state = Tensor([batch, filters * memory], "float32", variable=True)
    fields = {0: ("i", rank), 1: ("b", 1)}
    return [Op(27, [x, features, time, b, state], [y], 6, fields, 3)], [x], [y]


def lstm(steps, batch, inputs, units, time_major, peepholes=False, clip=0.0):
    shapes = lambda depth: [steps, batch, depth] if time_major else [batch, steps, depth]
    x, y = Tensor(shapes(inputs), "float32"), Tensor(shapes(units), "float32")
    constant = lambda *shape: Tensor(shape, "float32", data=random.standard_normal(shape) * 0.5)
    operands = [x] + [constant(units, inputs) for _ in range(4)] + [constant(units, units) for _ in range(4)]
    operands += [constant(units) for _ in range(3)] if peepholes else [None] * 3
    operands += [constant(units) for _ in range(4)] + [None] * 2
    operands += [Tensor([batch, units], "float32", variable=True) for _ in range(2)] + [None] * 4
    fields = {0: ("b", 4), 1: ("f", clip), 3: ("?", time_major)}
    return [Op(44, operands, [y], 71, fields, 1)], [x], [y]


def remembering_cases():
    random.seed(11)
    yield "svdf", svdf(5, 2, 7, 6, 1, True)
    yield "svdf_batches", svdf(3, 1, 4, 9, 2, True)


def real_cases():
    """Real numbers: equal but for rounding."""
    yield "svdf", svdf(3, 2, 5, 4, 2, False)
    yield "lstm", lstm(4, 1, 3, 5, True)
    yield "lstm_batches", lstm(3, 2, 4, 3, False)
    yield "lstm_peepholes", lstm(5, 1, 3, 4, True, True, 0.7)


def main(folder, peer, cases):
    spec = importlib.util.spec_from_file_location("peer", peer)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for name, (ops, inputs, outputs) in cases:
        data = model(ops, inputs, outputs)
        exhaustive = len(inputs) == 1 and inputs[0].shape == [1, 256]
        samples = 1 if exhaustive else 6
        arrays = {}
        remembers = any(t is not None and t.variable for op in ops for t in op.inputs)
        net = module.Net(data)
        for sample in range(samples):
            values = [all_values(t) if exhaustive else draw(t) for t in inputs]
            net = net if remembers else module.Net(data)
            results = net.run(values)
            for kind, group in (("in", values), ("out", results)):
                for i, array in enumerate(group):
                    array = array.astype("float32") if array.dtype == "int32" else array
                    arrays.setdefault("%s%d" % (kind, i), []).append(array)
        (folder / (name + ".tflite")).write_bytes(data)
        np.savez_compressed(folder / (name + ".npz"), **{key: np.stack(value) for key, value in arrays.items()})


if __name__ == "__main__":
    target = pathlib.Path(sys.argv[1])
    main(target, sys.argv[2], cases())
    main(target, sys.argv[2], remembering_cases())
    (target / "real").mkdir(exist_ok=True)
    main(target / "real", sys.argv[2], real_cases())
