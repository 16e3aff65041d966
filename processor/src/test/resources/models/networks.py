"""The small networks that the tests compile, as PyTorch modules. generate.py trains and exports them."""

import torch
import torch.nn.functional as F
from torch import nn


def normalised(module, features):
    """Lets the network take raw measurements: mean and deviation of the training data become part of it."""
    module.register_buffer("mean", torch.tensor(features.mean(0), dtype=torch.float32))
    module.register_buffer("deviation", torch.tensor(features.std(0), dtype=torch.float32))


class IrisMlp(nn.Module):
    """Three dense layers; centimetres in, probabilities of three species out."""

    def __init__(self, features):
        super().__init__()
        normalised(self, features)
        self.layers = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 16), nn.ReLU(), nn.Linear(16, 3))

    def logits(self, x):
        return self.layers((x - self.mean) / self.deviation)

    def forward(self, x):
        return F.softmax(self.logits(x), dim=1)


class WineTwoHeads(nn.Module):
    """Two inputs that meet in a concatenation, two outputs: the cultivar, and an estimate of the proline content."""

    def __init__(self, acids, phenols):
        super().__init__()
        self.acids = nn.Linear(5, 12)
        self.phenols = nn.Linear(7, 12)
        self.joint = nn.Linear(24, 16)
        self.cultivar = nn.Linear(16, 3)
        self.proline = nn.Linear(16, 1)
        self.register_buffer("acids_mean", torch.tensor(acids.mean(0), dtype=torch.float32))
        self.register_buffer("acids_scale", torch.tensor(1 / acids.std(0), dtype=torch.float32))
        self.register_buffer("phenols_mean", torch.tensor(phenols.mean(0), dtype=torch.float32))
        self.register_buffer("phenols_scale", torch.tensor(1 / phenols.std(0), dtype=torch.float32))

    def logits(self, acids, phenols):
        a = F.relu(self.acids((acids - self.acids_mean) * self.acids_scale))
        p = torch.tanh(self.phenols((phenols - self.phenols_mean) * self.phenols_scale))
        joint = F.elu(self.joint(torch.cat([a, p], dim=1)))
        return self.cultivar(joint), self.proline(joint)

    def forward(self, acids, phenols):
        cultivar, proline = self.logits(acids, phenols)
        return F.softmax(cultivar, dim=1), proline * 315.0 + 747.0


class DigitsConv(nn.Module):
    """Separable convolutions with padding, a residual, two pooled branches and a concatenation; 0..16 in."""

    def __init__(self):
        super().__init__()
        self.stem = nn.Sequential(nn.Conv2d(1, 12, 3, padding=1, bias=False), nn.BatchNorm2d(12), nn.ReLU())
        self.depthwise = nn.Sequential(
            nn.Conv2d(12, 12, 3, padding=1, groups=12, bias=False), nn.BatchNorm2d(12), nn.ReLU6())
        self.pointwise = nn.Sequential(nn.Conv2d(12, 12, 1, bias=False), nn.BatchNorm2d(12))
        self.widen = nn.Sequential(
            nn.Conv2d(12, 24, 3, stride=2, groups=12, bias=False), nn.BatchNorm2d(24), nn.LeakyReLU(0.1))
        self.merge = nn.Sequential(nn.Conv2d(48, 24, 1), nn.BatchNorm2d(24), nn.Hardswish())
        self.head = nn.Linear(24, 10)

    def logits(self, x):
        x = self.stem(x * 0.0625)
        x = F.relu(x + self.pointwise(self.depthwise(x)))
        x = self.widen(F.pad(x, (0, 1, 1, 2)))
        branches = [F.max_pool2d(x, 3, 1, 1), F.avg_pool2d(x, 3, 1, 1, count_include_pad=False)]
        x = self.merge(torch.cat(branches, dim=1))
        return self.head(torch.flatten(F.adaptive_avg_pool2d(x, 1), 1))

    def forward(self, x):
        return F.softmax(self.logits(x), dim=1)


class ChannelsLast(nn.Module):
    """The same network for a caller who holds the channels last."""

    def __init__(self, network):
        super().__init__()
        self.network = network

    def forward(self, x):
        return self.network(x.permute(0, 3, 1, 2))


class DigitsConv1d(nn.Module):
    """One-dimensional convolutions over the eight rows of a digit, each row a frame of eight features."""

    def __init__(self):
        super().__init__()
        self.causal = nn.Conv1d(8, 16, 3, dilation=2)
        self.gate = nn.Conv1d(16, 16, 3, padding=1, groups=4)
        self.norm = nn.BatchNorm1d(16)
        self.last = nn.Conv1d(16, 24, 2, stride=2)
        self.head = nn.Linear(24, 10)

    def logits(self, x):
        x = torch.tanh(self.causal(F.pad(x / 16.0, (4, 0))))
        x = self.norm(x * torch.sigmoid(self.gate(x)))
        x = F.max_pool1d(x, 3, stride=1, padding=1)
        x = F.elu(self.last(x))
        x = F.avg_pool1d(x, 2, stride=2)
        return self.head(x.max(dim=2).values)

    def forward(self, x):
        return self.logits(x)


class DigitsMixer(nn.Module):
    """Token and channel mixing with layer normalization and GELU: matrix products on three dimensions."""

    def __init__(self):
        super().__init__()
        self.embed = nn.Linear(8, 16)
        self.before_tokens = nn.LayerNorm(16)
        self.tokens = nn.Sequential(nn.Linear(8, 16), nn.GELU(), nn.Linear(16, 8))
        self.before_channels = nn.LayerNorm(16)
        self.channels = nn.Sequential(nn.Linear(16, 32), nn.GELU(), nn.Linear(32, 16))
        self.head = nn.Linear(16, 10)

    def logits(self, x):
        x = self.embed(torch.reshape(x, (-1, 8, 8)) * 0.0625)
        x = x + self.tokens(self.before_tokens(x).transpose(1, 2)).transpose(1, 2)
        x = x + self.channels(self.before_channels(x))
        return self.head(x.mean(dim=1))

    def forward(self, x):
        return F.log_softmax(self.logits(x), dim=1)


class DigitsAutoencoder(nn.Module):
    """Down by strided convolutions, up again by a transposed convolution and by both kinds of resizing."""

    def __init__(self):
        super().__init__()
        self.down = nn.Sequential(
            nn.Conv2d(1, 8, 3, stride=2, padding=1), nn.PReLU(8), nn.Conv2d(8, 12, 3, stride=2, padding=1), nn.Tanh())
        self.up = nn.ConvTranspose2d(12, 8, 3, stride=2, padding=1, output_padding=1)
        self.norm = nn.InstanceNorm2d(8, affine=True)
        self.fine = nn.Conv2d(8, 1, 3, padding=1)
        self.coarse = nn.Conv2d(8, 1, 1)

    def forward(self, x):
        x = F.softplus(self.norm(self.up(self.down(x * 0.0625))))
        fine = self.fine(F.interpolate(x, scale_factor=2.0, mode="nearest"))
        coarse = F.interpolate(self.coarse(x), scale_factor=2.0, mode="bilinear", align_corners=False)
        return torch.sigmoid(fine + coarse) * 16.0


class DigitsLegacy(nn.Module):
    """A plain network as exporters of 2018 wrote it: graphs.py writes it again in operator set 7."""

    def __init__(self):
        super().__init__()
        self.first = nn.Conv2d(1, 6, 3, padding=1, bias=False)
        self.first_norm = nn.BatchNorm2d(6)
        self.second = nn.Conv2d(6, 12, 3, padding=1, bias=False)
        self.second_norm = nn.BatchNorm2d(12)
        self.head = nn.Linear(12 * 4 * 4, 10)

    def logits(self, x):
        x = F.max_pool2d(F.relu(self.first_norm(self.first(x * 0.0625))), 2)
        x = F.max_pool2d(F.relu(self.second_norm(self.second(x))), 2)
        x = F.interpolate(x, scale_factor=2.0, mode="nearest")
        x = F.dropout(torch.flatten(x, 1), 0.25, self.training)
        return self.head(x)

    def forward(self, x):
        return F.softmax(self.logits(x), dim=1)
