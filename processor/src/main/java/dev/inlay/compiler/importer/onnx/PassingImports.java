package dev.inlay.compiler.importer.onnx;

import dev.inlay.compiler.importer.folding.Operand;
import dev.inlay.compiler.operator.Cast;
import dev.inlay.compiler.tensor.DataType;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.Tensor;
import java.util.Arrays;

/** Operators that hand their input on: Identity, Dropout, and conversions of the element type. */
final class PassingImports {
    private PassingImports() {}

    static void identity(NodeScope node) {
        node.output(0, node.input(0));
    }

    /** Nothing is dropped outside of training, so the mask is all true. */
    static void dropout(NodeScope node) {
        node.attributes().ignore("ratio", "seed");
        if (node.opset() >= 12) {
            boolean training = node.optionalConstantInput(2, "training_mode")
                    .map(flag -> Scalars.flag(flag, "training_mode"))
                    .orElse(false);
            boolean drops = node.optionalConstantInput(1, "ratio")
                    .map(ratio -> Scalars.real(ratio, "ratio") != 0)
                    .orElse(true);
            if (training && drops) {
                throw node.unsupported("training mode drops elements at random");
            }
        }
        node.output(0, node.input(0));
        if (node.wants(1)) {
            Shape shape = node.input(0).shape();
            node.spend(shape.elementCount());
            long[] mask = new long[shape.elementCount()];
            Arrays.fill(mask, 1);
            node.output(1, Tensor.integers(DataType.BOOL, shape, mask));
        }
    }

    /** Conversions to half or double precision change nothing: all real numbers are float32 here. */
    static void cast(NodeScope node) {
        long number = node.attributes().requiredInteger("to");
        node.attributes().ignore("saturate", "round_mode");
        DataType to = OnnxType.of(number)
                .flatMap(OnnxType::dataType)
                .orElseThrow(() -> node.unsupported("the target type " + OnnxType.nameOf(number)));
        convert(node, to);
    }

    static void castLike(NodeScope node) {
        node.attributes().ignore("saturate", "round_mode");
        convert(node, node.input(1).dataType());
    }

    private static void convert(NodeScope node, DataType to) {
        Operand x = node.input(0);
        if (x.dataType() == to) {
            node.output(0, x);
        } else {
            node.output(0, new Cast(to), x);
        }
    }
}
