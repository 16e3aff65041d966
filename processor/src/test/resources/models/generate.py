#!/usr/bin/env python3
"""Trains and writes the networks that Inlay's own tests compile: python3 generate.py, 20 seconds on one core.

Needs PyTorch, onnx, NumPy and scikit-learn (Debian 12: python3-torch python3-onnx python3-sklearn). Each folder gets
  model.onnx                  the float network
  calibration_<i>.npy         representative data, taken from the training samples, an array an input
  calibration.npz             the same under the inputs' names, for a network with several
  input_<i>.npy, output_<i>.npy   test samples, never trained on, and what PyTorch computes for them
  labels.npy                  the classes of the test samples
  README.md                   what it is, source and licence
"""

import pathlib
import shutil

import numpy as np
import onnx
import torch
import torch.nn.functional as F
from sklearn import datasets

import graphs
import networks

HERE = pathlib.Path(__file__).parent
SOURCES = {
    "iris": "Iris (R. A. Fisher, 1936), UCI Machine Learning Repository, CC BY 4.0, as shipped in scikit-learn",
    "wine": "Wine (S. Aeberhard, M. Forina, 1992), UCI Machine Learning Repository, CC BY 4.0, as shipped in"
            " scikit-learn",
    "digits": "Optical Recognition of Handwritten Digits (E. Alpaydin, C. Kaynak, 1998), UCI Machine Learning"
              " Repository, CC BY 4.0, as shipped in scikit-learn",
}


class Split:
    """Inputs and labels, shuffled once with a fixed seed; the test samples come first and are never trained on."""

    def __init__(self, inputs, labels, test, calibration):
        order = np.random.RandomState(7).permutation(len(labels))
        self.inputs = [x[order] for x in inputs]
        self.labels = labels[order].astype(np.uint8)
        self.test, self.calibration = test, calibration

    def training(self):
        tensors = [torch.tensor(x[self.test:], dtype=torch.float32) for x in self.inputs]
        return tensors, torch.tensor(self.labels[self.test:], dtype=torch.int64)


def train(network, split, loss, epochs, rate=0.01, batch=32):
    inputs, labels = split.training()
    optimizer = torch.optim.AdamW(network.parameters(), lr=rate, weight_decay=1e-3)
    batches = (len(labels) + batch - 1) // batch
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, rate, epochs=epochs, steps_per_epoch=batches)
    network.train()
    for _ in range(epochs):
        for index in torch.randperm(len(labels)).split(batch):
            optimizer.zero_grad()
            loss(network, [x[index] for x in inputs], labels[index]).backward()
            optimizer.step()
            schedule.step()
    return network.eval()


def classes(network, inputs, labels):
    return F.cross_entropy(network.logits(*inputs), labels, label_smoothing=0.05)


def copies(network, inputs, _):
    return F.mse_loss(network(*inputs), inputs[0])


def write(folder, network, split, note, source, test=None, transform=lambda x: x, labelled=True):
    """Data, reference outputs and README of one folder; returns the folder."""
    target = HERE / folder
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir()
    test = test or split.test
    inputs = [transform(x[:test]) for x in split.inputs]
    with torch.no_grad():
        outputs = network(*[torch.tensor(x, dtype=torch.float32) for x in inputs])
    outputs = outputs if isinstance(outputs, tuple) else (outputs,)
    for index, x in enumerate(split.inputs):
        np.save(target / f"input_{index}.npy", inputs[index])
        calibration = transform(x[split.test:split.test + split.calibration])
        np.save(target / f"calibration_{index}.npy", calibration)
    for index, y in enumerate(outputs):
        np.save(target / f"output_{index}.npy", y.numpy())
    figures = ""
    if labelled:
        np.save(target / "labels.npy", split.labels[:test])
        right = int((outputs[0].argmax(1).numpy() == split.labels[:test]).sum())
        figures = f"Float network: {right} of {test} test samples right.\n"
    (target / "README.md").write_text(
        f"# {folder}\n\n{note}\n{figures}\nData: {SOURCES[source]}.\n"
        "Network and reference outputs: made for this project by `../generate.py`, Apache-2.0.\n")
    return target


def export(folder, network, split, opset, names, outputs, transform=lambda x: x, dynamic=None):
    """Batch normalizations stay nodes, so that it is Inlay that folds them."""
    sample = tuple(torch.tensor(transform(x[:1]), dtype=torch.float32) for x in split.inputs)
    torch.onnx.export(network, sample, str(folder / "model.onnx"), opset_version=opset, input_names=names,
                      output_names=outputs, dynamic_axes=dynamic, do_constant_folding=False,
                      training=torch.onnx.TrainingMode.PRESERVE)
    if len(names) > 1:
        calibration = {name: np.load(folder / f"calibration_{index}.npy") for index, name in enumerate(names)}
        np.savez(folder / "calibration.npz", **calibration)


def iris():
    data = datasets.load_iris()
    split = Split([data.data.astype(np.float32)], data.target, test=45, calibration=60)
    network = train(networks.IrisMlp(split.inputs[0][split.test:]), split, classes, epochs=25)
    folder = write("iris_mlp", network, split, "Dense layers on raw centimetres, opset 12.", "iris")
    export(folder, network, split, 12, ["measurements"], ["species"])

    folder = write("external_data", network, split, "`iris_mlp` with its weights in a second file, opset 12.", "iris")
    model = onnx.load(str(HERE / "iris_mlp" / "model.onnx"))
    onnx.save_model(model, str(folder / "model.onnx"), save_as_external_data=True, location="weights.bin",
                    size_threshold=0, convert_attribute=False)

    for parameter in network.parameters():
        parameter.data = parameter.data.half().float()
    folder = write("odd_names", network, split, "`iris_mlp` with 16-bit weights behind casts, names missing, repeated"
                   " and outlandish, opset 15.", "iris")
    onnx.save_model(graphs.odd_names(network), str(folder / "model.onnx"))


def wine():
    data = datasets.load_wine()
    features = data.data.astype(np.float32)
    split = Split([features[:, :5], features[:, 5:12], features[:, 12:]], data.target, test=53, calibration=60)

    def loss(network, inputs, labels):
        cultivar, estimate = network.logits(*inputs[:2])
        return F.cross_entropy(cultivar, labels) + 0.2 * F.mse_loss(estimate, (inputs[2] - 747.0) / 315.0)

    network = train(networks.WineTwoHeads(split.inputs[0][split.test:], split.inputs[1][split.test:]), split, loss, 60)
    split.inputs.pop()
    folder = write("wine_two_heads", network, split, "Two inputs, two outputs (cultivar, estimated proline),"
                   " opset 9.", "wine")
    export(folder, network, split, 9, ["acids", "phenols"], ["cultivar", "proline"])


def digits():
    data = datasets.load_digits()
    images = data.images.astype(np.uint8)
    split = Split([images[:, None]], data.target, test=300, calibration=100)

    network = train(networks.DigitsConv(), split, classes, epochs=25)
    folder = write("digits_conv", network, split,
                   "Separable convolutions, padding, residual, pooled branches, opset 17.", "digits")
    export(folder, network, split, 17, ["image"], ["probabilities"])
    folder = write("digits_dynamic_batch", network, split, "`digits_conv` with a symbolic batch dimension, opset 11.",
                   "digits", test=60)
    export(folder, network, split, 11, ["image"], ["probabilities"],
           dynamic={"image": {0: "N"}, "probabilities": {0: "N"}})

    def last(x):
        return np.ascontiguousarray(x.transpose(0, 2, 3, 1))

    wrapped = networks.ChannelsLast(network).eval()
    folder = write("digits_nhwc", wrapped, split, "`digits_conv` with channels last at the input, opset 13.", "digits",
                   test=60, transform=last)
    export(folder, wrapped, split, 13, ["image"], ["probabilities"], transform=last)

    network = train(networks.DigitsLegacy(), split, classes, epochs=20)
    folder = write("digits_opset7", network, split, "IR version 3, initializers as inputs, auto_pad, Upsample, Dropout,"
                   " opset 7.", "digits", test=100)
    onnx.save_model(graphs.opset7(network), str(folder / "model.onnx"))

    network = train(networks.DigitsAutoencoder(), split, copies, epochs=40)
    folder = write("digits_autoencoder", network, split, "ConvTranspose, InstanceNormalization, PRelu, Softplus, Resize"
                   " nearest and linear, opset 16.", "digits", test=40, labelled=False)
    export(folder, network, split, 16, ["image"], ["copy"])

    rows = Split([images], data.target, test=300, calibration=100)
    network = train(networks.DigitsConv1d(), rows, classes, epochs=30)
    folder = write("digits_conv1d", network, rows, "One-dimensional: causal dilated, grouped and strided convolutions,"
                   " gates, pooling, opset 10.", "digits", test=100)
    export(folder, network, rows, 10, ["frames"], ["logits"])
    network = train(networks.DigitsMixer(), rows, classes, epochs=40)
    folder = write("digits_mixer", network, rows, "MatMul on three dimensions, LayerNormalization, GELU, ReduceMean,"
                   " LogSoftmax, opset 17.", "digits", test=100)
    export(folder, network, rows, 17, ["rows"], ["log_probabilities"])


if __name__ == "__main__":
    torch.set_num_threads(1)
    torch.manual_seed(20)
    iris()
    wine()
    digits()
