"""Writes small .tflite files: just enough of the FlatBuffer schema for one operator, with numpy for the data."""
import flatbuffers
import numpy as np

TYPES = {"float32": 0, "float16": 1, "int32": 2, "uint8": 3, "int64": 4, "bool": 6, "int16": 7, "int8": 9}


class Tensor:
    """An operand: shape, numpy type name, and, where it is quantized, scales and zero points; data if constant."""

    def __init__(self, shape, dtype="int8", scale=None, zero=0, axis=0, data=None, variable=False):
        self.shape, self.dtype, self.axis, self.variable = list(shape), dtype, axis, variable
        self.scales = [] if scale is None else [float(s) for s in np.atleast_1d(scale)]
        self.zeros = [int(zero)] * len(self.scales) if np.isscalar(zero) else [int(z) for z in zero]
        self.data = None if data is None else np.asarray(data, dtype=dtype).reshape(shape)


class Op:
    """An operator by its builtin code, with the union type of its options and their fields: {field: (kind, value)}."""

    def __init__(self, code, inputs, outputs, options=0, fields=None, version=1):
        self.code, self.inputs, self.outputs = code, inputs, outputs
        self.options, self.fields, self.version = options, fields or {}, version


def _vector(b, values, kind):
    size = {"i": 4, "q": 8, "f": 4, "o": 4}[kind]
    b.StartVector(size, len(values), size)
    for v in reversed(values):
        {"i": b.PrependInt32, "q": b.PrependInt64, "f": b.PrependFloat32, "o": b.PrependUOffsetTRelative}[kind](v)
    return b.EndVector()


def _table(b, fields):
    b.StartObject(max(fields, default=-1) + 1)
    for slot, (kind, value) in sorted(fields.items()):
        if kind == "o":
            b.PrependUOffsetTRelativeSlot(slot, value, 0)
        else:
            {"i": b.PrependInt32Slot, "b": b.PrependInt8Slot, "?": b.PrependBoolSlot, "f": b.PrependFloat32Slot}[kind](
                slot, value, None
            )
    return b.EndObject()


def _tensor(b, tensor, name, buffer):
    name = b.CreateString(name)
    shape = _vector(b, tensor.shape, "i")
    fields = {0: ("o", shape), 1: ("b", TYPES[tensor.dtype]), 2: ("i", buffer), 3: ("o", name)}
    if tensor.scales:
        scales, zeros = _vector(b, tensor.scales, "f"), _vector(b, tensor.zeros, "q")
        fields[4] = ("o", _table(b, {2: ("o", scales), 3: ("o", zeros), 6: ("i", tensor.axis)}))
    if tensor.variable:
        fields[5] = ("?", True)
    return _table(b, fields)


def model(ops, inputs, outputs, metadata=None):
    """The bytes of a model of the given operators, whose operands are Tensor objects; None is an operand left out.

    Metadata is bytes by name, each in a buffer of its own.
    """
    tensors = []
    for op in ops:
        for t in list(op.inputs) + list(op.outputs):
            if t is not None and not any(t is known for known in tensors):
                tensors.append(t)
    index = lambda t: -1 if t is None else next(i for i, known in enumerate(tensors) if known is t)
    b = flatbuffers.Builder(1024)
    codes = sorted({(op.code, op.version) for op in ops})
    buffers, numbers = [_table(b, {})], []
    for t in tensors:
        if t.data is None:
            numbers.append(0)
            continue
        numbers.append(len(buffers))
        raw = b.CreateByteVector(t.data.tobytes())
        buffers.append(_table(b, {0: ("o", raw)}))
    told = []
    for name, content in (metadata or {}).items():
        told.append(_table(b, {0: ("o", b.CreateString(name)), 1: ("i", len(buffers))}))
        buffers.append(_table(b, {0: ("o", b.CreateByteVector(content))}))
    rows = [_tensor(b, t, "t%d" % i, numbers[i]) for i, t in enumerate(tensors)]
    operators = []
    for op in ops:
        fields = {0: ("i", codes.index((op.code, op.version)))}
        fields[1] = ("o", _vector(b, [index(t) for t in op.inputs], "i"))
        fields[2] = ("o", _vector(b, [index(t) for t in op.outputs], "i"))
        if op.options:
            options = {
                slot: ("o", _vector(b, value, "i")) if kind == "v" else (kind, value)
                for slot, (kind, value) in op.fields.items()
            }
            fields[3] = ("b", op.options)
            fields[4] = ("o", _table(b, options))
        operators.append(_table(b, fields))
    main = {0: ("o", _vector(b, rows, "o")), 1: ("o", _vector(b, [index(t) for t in inputs], "i"))}
    main[2] = ("o", _vector(b, [index(t) for t in outputs], "i"))
    main[3] = ("o", _vector(b, operators, "o"))
    subgraphs = _vector(b, [_table(b, main)], "o")
    rows = [_table(b, {0: ("b", min(c, 127)), 2: ("i", v), 3: ("i", c)}) for c, v in codes]
    fields = {0: ("i", 3), 1: ("o", _vector(b, rows, "o")), 2: ("o", subgraphs), 4: ("o", _vector(b, buffers, "o"))}
    if told:
        fields[6] = ("o", _vector(b, told, "o"))
    b.Finish(_table(b, fields), b"TFL3")
    return bytes(b.Output())
