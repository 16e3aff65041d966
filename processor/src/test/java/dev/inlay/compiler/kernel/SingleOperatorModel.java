package dev.inlay.compiler.kernel;

import dev.inlay.compiler.tensor.Quantization;
import dev.inlay.compiler.tensor.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A TensorFlow Lite file of one operator.
 *
 * @param inputs operands, constants among them
 * @param options the operator's own table; fields by number
 */
record SingleOperatorModel(List<Operand> inputs, Operand output, FlatTable options) {
    /** A tensor; {@code data} is empty where it is computed or given. */
    record Operand(Shape shape, float[] scales, long[] zeroPoints, byte[] data) {
        int zeroPoint() {
            return (int) zeroPoints[0];
        }

        Quantization quantization() {
            return Quantization.perTensor(scales[0], zeroPoint());
        }

        int[] ints() {
            int[] ints = new int[data.length / 4];
            ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(ints);
            return ints;
        }
    }

    static SingleOperatorModel read(Path file) throws IOException {
        FlatTable model = FlatTable.root(Files.readAllBytes(file));
        FlatTable graph = model.tables(2).get(0);
        List<FlatTable> buffers = model.tables(4);
        List<Operand> tensors = new ArrayList<>();
        for (FlatTable tensor : graph.tables(0)) {
            FlatTable quantization = tensor.table(4);
            tensors.add(new Operand(
                    Shape.of(tensor.ints(0)),
                    quantization.floats(2),
                    quantization.longs(3),
                    buffers.get(tensor.intField(2, 0)).bytes(0)));
        }
        FlatTable operator = graph.tables(3).get(0);
        List<Operand> inputs = new ArrayList<>();
        for (int index : operator.ints(1)) {
            inputs.add(tensors.get(index));
        }
        return new SingleOperatorModel(
                inputs, tensors.get(operator.ints(2)[0]), operator.has(4) ? operator.table(4) : null);
    }

    Operand input(int index) {
        return inputs.get(index);
    }

    /** Factors of the output channels: input times weight over output scale, in double. */
    Requantization requantization(boolean doubleRounding) {
        float[] weights = input(1).scales();
        double[] factors = new double[weights.length];
        for (int i = 0; i < factors.length; i++) {
            factors[i] = (double) input(0).scales()[0] * weights[i] / output.scales()[0];
        }
        return Requantization.ofReal(factors, doubleRounding);
    }

    /** The clamp of a fused activation; its number is in field {@code field}. */
    int[] clamp(int field) {
        Quantization quantization = output.quantization();
        int zero = quantization.zeroPoint();
        int six = zero + FixedPoint.roundHalfAway(6f / quantization.scale());
        return switch (options.byteField(field)) {
            case 0 -> new int[] {-128, 127};
            case 1 -> new int[] {zero, 127};
            case 3 -> new int[] {zero, Math.min(127, six)};
            default -> throw new IllegalArgumentException("activation " + options.byteField(field));
        };
    }

    /** Height and width; padding as TensorFlow places it. */
    Window window(int[] size, int strideField, int dilationField) {
        boolean same = options.byteField(0) == 0;
        int[] input = input(0).shape().dims();
        int[] output = output().shape().dims();
        List<WindowDim> dims = new ArrayList<>();
        for (int d = 0; d < 2; d++) {
            // the schema has the width in front of the height
            int stride = options.intField(strideField + 1 - d, 1);
            int dilation = dilationField == 0 ? 1 : options.intField(dilationField + 1 - d, 1);
            int total = (output[d + 1] - 1) * stride + (size[d] - 1) * dilation + 1 - input[d + 1];
            int padding = same ? Math.max(0, total) : 0;
            dims.add(new WindowDim(
                    input[d + 1], output[d + 1], size[d], stride, dilation, padding / 2, padding - padding / 2));
        }
        return new Window(dims);
    }
}
