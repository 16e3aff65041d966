"""Makes a model with metadata and a label file, as TensorFlow Lite's tools pack them.

    python labels.py FILE

The metadata is a FlatBuffer of its own (schema M001) in a buffer of the model; the label file is in a ZIP archive that is
appended to the model. The network is a softmax over three numbers.
"""
import io
import pathlib
import sys
import zipfile

import flatbuffers
from flat import Op, Tensor, _table, _vector, model

LABELS = "background noise\nyes\nno\n"


def strings(b, fields):
    return {slot: ("o", b.CreateString(text)) for slot, text in fields.items()}


def metadata():
    b = flatbuffers.Builder(1024)
    options = _table(b, {0: ("o", _vector(b, [127.5], "f")), 1: ("o", _vector(b, [63.75], "f"))})
    unit = _table(b, {0: ("b", 1), 1: ("o", options)})
    units = _vector(b, [unit], "o")
    fields = strings(b, {0: "features", 1: "Energy of three bands,\n one number each"})
    input_ = _table(b, {**fields, 4: ("o", units)})
    german = _table(b, {**strings(b, {0: "labels-de.txt", 3: "de"}), 2: ("b", 2)})
    file = _table(b, {**strings(b, {0: "labels.txt"}), 2: ("b", 2)})
    files = _vector(b, [german, file], "o")
    output = _table(b, {**strings(b, {0: "scores", 1: "Likelihood of each word"}), 6: ("o", files)})
    main = _table(b, {2: ("o", _vector(b, [input_], "o")), 3: ("o", _vector(b, [output], "o"))})
    fields = strings(b, {0: "Words", 1: "Tells two words apart.", 2: "v1", 4: "the Inlay project", 5: "Apache-2.0"})
    b.Finish(_table(b, {**fields, 3: ("o", _vector(b, [main], "o"))}), b"M001")
    return bytes(b.Output())


def labelled():
    x, y = Tensor([1, 3], "float32"), Tensor([1, 3], "float32")
    network = [Op(25, [x], [y], 9, {0: ("f", 1.0)})]
    file = io.BytesIO()
    file.write(model(network, [x], [y], {"TFLITE_METADATA": metadata()}))
    with zipfile.ZipFile(file, "a") as archive:
        for name, text, method in (
            ("labels-de.txt", "Rauschen\nja\nnein\n", zipfile.ZIP_STORED),
            ("labels.txt", LABELS, zipfile.ZIP_DEFLATED),
        ):
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), text, method)
    return file.getvalue()


pathlib.Path(sys.argv[1]).write_bytes(labelled())
