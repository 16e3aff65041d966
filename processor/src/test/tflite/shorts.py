"""Makes the single-operator models of int16 activations (16x8), as operators.py makes those of int8:

    python shorts.py FOLDER PEER

ADD and SUB of scales that are all powers of two are not among them: TensorFlow Lite adds these in another way, and Inlay
adds them in float; neither are SUM, TILE, DEPTH_TO_SPACE and others that 2.18 has no int16 kernel for.
"""
import pathlib
import sys

import operators
from flat import Op, Tensor, model

random = operators.random
SCALE = 0.0007


def short(shape, scale=SCALE, **rest):
    return Tensor(shape, "int16", scale, **rest)


def unary(code, scale, out_scale, options=0, fields=None):
    x, y = short([1, 700], scale), short([1, 700], out_scale)
    return [Op(code, [x], [y], options, fields)], [x], [y]


def binary(code, left, right, out, options=0, fields=None):
    a, b, y = (short(*operand) for operand in (left, right, out))
    return [Op(code, [a, b], [y], options, fields)], [a, b], [y]


def constant(code, shape, constants, out, options=0, fields=None, version=1, scale=SCALE, out_scale=SCALE):
    x, y = short(shape, scale), short(out, out_scale)
    return [Op(code, [x] + constants, [y], options, fields, version)], [x], [y]


def layer(code, shape, kernel, scales, out, options, fields, axis=0, bias="int64", out_scale=0.02, size=None):
    x, y = short(shape, 0.001), short(out, out_scale)
    w = operators.weights(kernel, scales, axis=axis)
    count = kernel[axis]
    operands = [x, w] if size is None else [operators.ints(*size), w, x]
    if bias:
        data = random.randint(-(2**33), 2**33, [count]) if bias == "large" else random.randint(-400000, 400000, [count])
        steps = [0.001 * s for s in scales]
        operands.append(Tensor([count], "int64", steps if len(steps) == count else steps[0], data=data))
    return [Op(code, operands, [y], options, fields, 3)], [x], [y]


def cases():
    yield "relu", unary(19, SCALE, SCALE)
    yield "relu_rescale", unary(19, SCALE, 0.0005)
    yield "relu6", unary(21, SCALE, 0.0002)
    yield "leaky_relu", unary(98, SCALE, 0.0004, 75, {0: ("f", 0.2)})
    yield "abs", unary(101, SCALE, SCALE)
    yield "abs_rescale", unary(101, SCALE, 0.0009)
    yield "logistic", unary(14, 0.0003, 1 / 32768)
    yield "logistic_wide", unary(14, 0.0021, 1 / 32768)
    yield "logistic_power", unary(14, 1 / 4096, 1 / 32768)
    yield "tanh", unary(28, 0.0003, 1 / 32768)
    yield "tanh_narrow", unary(28, 0.00002, 1 / 32768)
    yield "tanh_power", unary(28, 1 / 4096, 1 / 32768)
    yield "tanh_double_power", unary(28, 1 / 2048, 1 / 32768)
    yield "exp", unary(47, 0.0002, 0.02)
    yield "log", unary(73, 0.001, 0.0002)
    yield "quantize", unary(114, SCALE, 0.00041)

    yield "add", binary(0, ([2, 3, 40], 0.001), ([2, 3, 40], 0.0003), ([2, 3, 40], 0.0012), 11, {0: ("b", 0)})
    yield "add_relu", binary(0, ([2, 3, 40], 0.001), ([40], 0.0013), ([2, 3, 40], 0.0012), 11, {0: ("b", 1)})
    yield "sub", binary(41, ([1, 5, 6, 4], 0.001), ([6, 1], 0.0008), ([1, 5, 6, 4], 0.0009), 28, {})
    yield "mul", binary(18, ([1, 40, 6], 0.001), ([1, 40, 6], 0.0004), ([1, 40, 6], 0.009), 21, {0: ("b", 3)})
    yield "mul_broadcast", binary(18, ([1, 40, 1], 1 / 32768), ([5], 0.0004), ([1, 40, 5], 0.0004), 21, {})
    for code, name in ((55, "maximum"), (57, "minimum")):
        yield name, binary(code, ([2, 6, 5], SCALE), ([6, 1], SCALE), ([2, 6, 5], SCALE))

    conv = {0: ("b", 0), 1: ("i", 2), 2: ("i", 2), 3: ("b", 1), 4: ("i", 1), 5: ("i", 1)}
    scales = [0.01, 0.002, 0.005, 0.011]
    yield "conv_same", layer(3, [1, 7, 6, 3], [4, 3, 2, 3], scales, [1, 4, 3, 4], 1, conv)
    valid = {0: ("b", 1), 1: ("i", 1), 2: ("i", 1), 3: ("b", 0), 4: ("i", 1), 5: ("i", 1)}
    yield "conv_large_bias", layer(3, [2, 5, 4, 9], [4, 2, 3, 9], scales, [2, 4, 2, 4], 1, valid, bias="large", out_scale=900)
    depthwise = {0: ("b", 1), 1: ("i", 1), 2: ("i", 1), 3: ("i", 2), 4: ("b", 3), 5: ("i", 1), 6: ("i", 1)}
    yield "depthwise", layer(4, [1, 7, 7, 2], [1, 3, 3, 4], scales, [1, 5, 5, 4], 2, depthwise, axis=3, out_scale=0.0001)
    yield "depthwise_no_bias", layer(4, [1, 7, 7, 2], [1, 3, 3, 4], scales, [1, 5, 5, 4], 2, depthwise, axis=3, bias=None)
    transposed = {0: ("b", 0), 1: ("i", 2), 2: ("i", 2)}
    size = [1, 9, 8, 4]
    yield "transpose_conv", layer(67, [1, 5, 4, 3], [4, 3, 2, 3], scales, size, 49, transposed, size=size)
    yield "fully_connected", layer(9, [3, 37], [5, 37], [0.01], [3, 5], 8, {0: ("b", 0)}, out_scale=0.07)
    yield "fully_connected_no_bias", layer(9, [3, 37], [5, 37], [0.01], [3, 5], 8, {0: ("b", 1)}, bias=None, out_scale=0.07)

    pool = {1: ("i", 2), 2: ("i", 2), 3: ("i", 3), 4: ("i", 2), 5: ("b", 0)}
    yield "average_pool", constant(1, [1, 7, 6, 3], [], [1, 4, 3, 3], 5, pool)
    yield "max_pool", constant(17, [1, 7, 6, 3], [], [1, 4, 3, 3], 5, pool)
    ints = operators.ints
    keep = {0: ("?", True)}
    yield "mean", constant(40, [1, 5, 7, 3], [ints(1, 2)], [1, 1, 1, 3], 27, keep, out_scale=0.0003)
    yield "mean_same_scale", constant(40, [1, 5, 7, 3], [ints(1, 2)], [1, 1, 1, 3], 27, keep)
    yield "mean_channels", constant(40, [1, 5, 4, 7], [ints(3)], [1, 5, 4], 27, {}, out_scale=0.0005)
    yield "reduce_max", constant(82, [2, 5, 7, 3], [ints(1, 3)], [2, 1, 7, 1], 27, keep)
    yield "reduce_min", constant(89, [2, 5, 7, 3], [ints(1, 3)], [2, 1, 7, 1], 27, keep)

    border = Tensor([4, 2], "int32", data=[0, 0, 2, 1, 1, 2, 0, 0])
    yield "pad", constant(34, [1, 3, 4, 2], [border], [1, 6, 7, 2])
    yield "padv2", constant(60, [1, 3, 4, 2], [border, short([1], data=[777])], [1, 6, 7, 2])
    yield "mirror_pad", constant(100, [1, 3, 4, 2], [border], [1, 6, 7, 2], 77, {0: ("b", 0)})
    yield "transpose", constant(39, [2, 3, 4], [ints(1, 2, 0)], [3, 4, 2])
    yield "reshape", constant(22, [2, 3, 4], [ints(6, 4)], [6, 4])
    yield "slice", constant(65, [2, 3, 4], [ints(0, 1, 1), ints(2, 1, 2)], [2, 1, 2])
    mask = {0: ("i", 0), 1: ("i", 0), 4: ("i", 1)}
    bounds = [ints(0, -1, 1, 0), ints(1, 0, 6, 2), ints(1, -2, 2, 1)]
    yield "strided_slice", constant(45, [1, 6, 7, 2], bounds, [3, 3, 2], 32, mask)
    yield "gather", constant(36, [2, 5, 3], [ints(4, 0, 2, 2)], [2, 4, 3], 23, {0: ("i", 1)}, 2)
    nearest = {0: ("?", False), 1: ("?", True)}
    yield "softmax", constant(25, [5, 37], [], [5, 37], 9, {0: ("f", 1.0)}, out_scale=1 / 32768)
    yield "softmax_narrow", constant(25, [2, 3, 4], [], [2, 3, 4], 9, {0: ("f", 0.6)}, scale=0.00005, out_scale=1 / 32768)
    bilinear = {2: ("?", False), 3: ("?", True)}
    yield "resize_bilinear", constant(23, [1, 3, 4, 2], [ints(7, 5)], [1, 7, 5, 2], 15, bilinear, 3)
    yield "resize_nearest", constant(97, [1, 3, 4, 2], [ints(7, 5)], [1, 7, 5, 2], 74, nearest, 3)
    parts, y = [short([2, n, 3]) for n in (1, 4)], short([2, 5, 3])
    yield "concatenation", ([Op(2, parts, [y], 10, {0: ("i", 1), 1: ("b", 0)}, 2)], parts, [y])
    x, outs = short([1, 4, 6, 2]), [short([1, 4, 2, 2]) for _ in range(3)]
    yield "split", ([Op(49, [Tensor([], "int32", data=2), x], outs, 35, {0: ("i", 3)})], [x], outs)
    parts, y = [short([2, 3]) for _ in range(2)], short([2, 2, 3])
    yield "pack", ([Op(83, parts, [y], 59, {0: ("i", 2), 1: ("i", 1)})], parts, [y])
    x, outs = short([2, 2, 3]), [short([2, 3]) for _ in range(2)]
    yield "unpack", ([Op(88, [x], outs, 64, {0: ("i", 2), 1: ("i", 1)})], [x], outs)
    x, y = short([1, 300]), Tensor([1, 300], "int8", 0.17, 9)
    yield "quantize_to_int8", ([Op(114, [x], [y])], [x], [y])
    yield "network", network()


def network():
    """Convolution, depthwise convolution, residual sum, logistic, mean, dense layer, softmax."""
    x = short([1, 12, 8, 1], 0.001)
    first, second, total, gate, mean, scores, out = (
        short([1, 6, 4, 6], 0.0011), short([1, 6, 4, 6], 0.0009), short([1, 6, 4, 6], 0.0013),
        short([1, 6, 4, 6], 1 / 32768), short([1, 6], 0.00003), short([1, 5], 0.0004), short([1, 5], 1 / 32768),
    )

    def constants(kernel, scales, axis, scale):
        w = operators.weights(kernel, scales, axis=axis)
        data = random.randint(-60000, 60000, [kernel[axis]])
        return w, Tensor([kernel[axis]], "int64", [scale * s for s in scales], data=data)

    w1, b1 = constants([6, 3, 3, 1], [0.004 + 0.001 * i for i in range(6)], 0, 0.001)
    w2, b2 = constants([1, 3, 3, 6], [0.003 + 0.0005 * i for i in range(6)], 3, 0.0011)
    w3, b3 = constants([5, 6], [0.01 + 0.001 * i for i in range(5)], 0, 0.00003)
    conv = {0: ("b", 0), 1: ("i", 2), 2: ("i", 2), 3: ("b", 1), 4: ("i", 1), 5: ("i", 1)}
    depthwise = {0: ("b", 0), 1: ("i", 1), 2: ("i", 1), 3: ("i", 1), 4: ("b", 0), 5: ("i", 1), 6: ("i", 1)}
    return [
        Op(3, [x, w1, b1], [first], 1, conv, 3),
        Op(4, [first, w2, b2], [second], 2, depthwise, 3),
        Op(0, [first, second], [total], 11, {0: ("b", 0)}),
        Op(14, [total], [gate]),
        Op(40, [gate, operators.ints(1, 2)], [mean], 27, {0: ("?", False)}),
        Op(9, [mean, w3, b3], [scores], 8, {0: ("b", 0)}),
        Op(25, [scores], [out], 9, {0: ("f", 1.0)}),
    ], [x], [out]


if __name__ == "__main__":
    named = (("int16_" + name, case) for name, case in cases())
    operators.main(pathlib.Path(sys.argv[1]), sys.argv[2], named)
