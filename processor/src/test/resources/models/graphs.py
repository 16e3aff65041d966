"""Graphs written node by node, for what PyTorch's exporter no longer writes."""

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper


def tensor(name, array, dtype=np.float32):
    return numpy_helper.from_array(np.ascontiguousarray(array, dtype=dtype), name)


def floats(name, *shape):
    return helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)


def parameters(network):
    return {name: value.detach().numpy() for name, value in network.state_dict().items()}


def opset7(network):
    """IR version 3: every initializer is also an input. auto_pad, Upsample with attributes, Dropout in inference."""
    p = parameters(network)
    initializers = [tensor("sixteenth", [0.0625]), tensor("shape", [0, -1], np.int64)]
    for layer in ("first", "second"):
        initializers.append(tensor(layer + ".weight", p[layer + ".weight"]))
        for name in ("weight", "bias", "running_mean", "running_var"):
            initializers.append(tensor(f"{layer}_norm.{name}", p[f"{layer}_norm.{name}"]))
    initializers += [tensor("head.weight", p["head.weight"].T), tensor("head.bias", p["head.bias"])]
    nodes = [helper.make_node("Mul", ["image", "sixteenth"], ["0"])]
    for layer, source in (("first", "0"), ("second", "first.pooled")):
        norm = [f"{layer}_norm.{name}" for name in ("weight", "bias", "running_mean", "running_var")]
        nodes += [
            helper.make_node("Conv", [source, layer + ".weight"], [layer + ".conv"], kernel_shape=[3, 3],
                             auto_pad="SAME_UPPER", strides=[1, 1]),
            helper.make_node("BatchNormalization", [layer + ".conv"] + norm, [layer + ".norm"], epsilon=1e-5,
                             momentum=0.9),
            helper.make_node("Relu", [layer + ".norm"], [layer + ".relu"]),
            helper.make_node("MaxPool", [layer + ".relu"], [layer + ".pooled"], kernel_shape=[2, 2], strides=[2, 2],
                             auto_pad="VALID"),
        ]
    nodes += [
        helper.make_node("Upsample", ["second.pooled"], ["up"], mode="nearest", scales=[1.0, 1.0, 2.0, 2.0]),
        helper.make_node("Reshape", ["up", "shape"], ["flat"]),
        helper.make_node("Dropout", ["flat"], ["kept"], ratio=0.25),
        helper.make_node("MatMul", ["kept", "head.weight"], ["product"]),
        helper.make_node("Add", ["product", "head.bias"], ["logits"]),
        helper.make_node("Softmax", ["logits"], ["probabilities"]),
    ]
    inputs = [floats("image", 1, 1, 8, 8)]
    inputs += [helper.make_tensor_value_info(i.name, i.data_type, i.dims) for i in initializers]
    graph = helper.make_graph(nodes, "legacy", inputs, [floats("probabilities", 1, 10)], initializers)
    return model(graph, opset=7, ir_version=3)


def odd_names(network):
    """Names that no language likes, missing and repeated node names, parameters in Constant nodes and half floats."""
    p = parameters(network)
    half = {name: value.astype(np.float16) for name, value in p.items()}
    names = {"layers.0.weight": "0", "layers.0.bias": "class", "layers.2.weight": "é weight",
             "layers.2.bias": "onnx::Gemm_7", "layers.4.weight": "a/b\\c", "layers.4.bias": "\"quoted\""}
    initializers = [tensor("unused", np.zeros((3, 3)))]
    nodes = [
        constant("mean", p["mean"]),
        constant("deviation", p["deviation"]),
        helper.make_node("Sub", ["input.1", "mean"], ["int"], name="same"),
        helper.make_node("Div", ["int", "deviation"], ["x 0"], name="same"),
    ]
    for index, layer in enumerate((0, 2, 4)):
        arguments = ["x %d" % index]
        for part in ("weight", "bias"):
            source = f"layers.{layer}.{part}"
            initializers.append(tensor(names[source], half[source], np.float16))
            nodes.append(helper.make_node("Cast", [names[source]], [source + "/f32"], to=TensorProto.FLOAT))
            arguments.append(source + "/f32")
        last = layer == 4
        nodes.append(helper.make_node("Gemm", arguments, ["logits" if last else "y %d" % index], name="same", transB=1))
        if not last:
            nodes.append(helper.make_node("Relu", ["y %d" % index], ["x %d" % (index + 1)]))
    nodes += [
        helper.make_node("Softmax", ["logits"], ["soft"], axis=-1),
        helper.make_node("Identity", ["soft"], ["new"]),
    ]
    graph = helper.make_graph(nodes, "42", [floats("input.1", 1, 4)], [floats("new", 1, 3)], initializers)
    return model(graph, opset=15, ir_version=8)


def constant(name, array):
    return helper.make_node("Constant", [], [name], value=tensor("", array))


def model(graph, opset, ir_version):
    built = helper.make_model(graph, producer_name="inlay-tests", opset_imports=[helper.make_opsetid("", opset)])
    built.ir_version = ir_version
    onnx.checker.check_model(built)
    return built
