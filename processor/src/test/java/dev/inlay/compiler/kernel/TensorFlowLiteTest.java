package dev.inlay.compiler.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.inlay.fixture.NpyFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The references compute what TensorFlow Lite's reference kernels computed, on inputs chosen to hit rounding ties. */
class TensorFlowLiteTest {
    private static Path folder(String name) {
        String shared = System.getProperty("inlay.shared", "../../shared");
        Path folder = Path.of(shared, "evaluation", "op_conformance", name);
        assumeTrue(Files.isDirectory(folder), () -> "skipped: no reference outputs at " + folder);
        return folder;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "conv3x3_same_s1",
                "conv3x3_same_s2_even",
                "conv3x3_valid_dil2",
                "conv3x3_valid_s3",
                "conv_tie_half",
                "conv_tie_p7",
                "conv_tie_third"
            })
    void convolution(String name) throws IOException {
        SingleOperatorModel model = SingleOperatorModel.read(folder(name).resolve("model.tflite"));
        int[] weights = model.input(1).shape().dims();
        int[] clamp = model.clamp(3);
        check(
                name,
                new QConv(
                        model.window(new int[] {weights[1], weights[2]}, 1, 4),
                        1,
                        weights[3],
                        weights[0],
                        1,
                        model.input(1).data(),
                        model.input(2).ints(),
                        model.requantization(true),
                        model.input(0).zeroPoint(),
                        model.output().zeroPoint(),
                        clamp[0],
                        clamp[1]));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dw3x3_same_dil2",
                "dw3x3_same_s1",
                "dw3x3_same_s2_odd",
                "dw3x3_valid_s3",
                "dwconv_tie_half",
                "dwconv_tie_p7",
                "dwconv_tie_quarter",
                "dwconv_tie_third"
            })
    void depthwiseConvolution(String name) throws IOException {
        SingleOperatorModel model = SingleOperatorModel.read(folder(name).resolve("model.tflite"));
        int[] weights = model.input(1).shape().dims();
        int[] clamp = model.clamp(4);
        int multiplier = model.options().intField(3, 1);
        check(
                name,
                new QDepthwiseConv(
                        model.window(new int[] {weights[1], weights[2]}, 1, 5),
                        1,
                        weights[3] / multiplier,
                        multiplier,
                        model.input(1).data(),
                        model.input(2).ints(),
                        model.requantization(true),
                        model.input(0).zeroPoint(),
                        model.output().zeroPoint(),
                        clamp[0],
                        clamp[1]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fc_random", "fc_tie_half", "fc_tie_p7", "fc_tie_third"})
    void fullyConnected(String name) throws IOException {
        SingleOperatorModel model = SingleOperatorModel.read(folder(name).resolve("model.tflite"));
        int[] weights = model.input(1).shape().dims();
        int[] clamp = model.clamp(0);
        check(
                name,
                new QFullyConnected(
                        1,
                        weights[1],
                        weights[0],
                        model.input(1).data(),
                        model.input(2).ints(),
                        model.requantization(false),
                        model.input(0).zeroPoint(),
                        model.output().zeroPoint(),
                        clamp[0],
                        clamp[1]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"add_bcast", "add_mixed_exhaustive", "add_same_exhaustive"})
    void addition(String name) throws IOException {
        SingleOperatorModel model = SingleOperatorModel.read(folder(name).resolve("model.tflite"));
        SingleOperatorModel.Operand a = model.input(0);
        SingleOperatorModel.Operand b = model.input(1);
        int[] clamp = model.clamp(0);
        BroadcastLoop loop = BroadcastLoop.of(model.output().shape(), a.shape(), b.shape());
        check(
                name,
                QAdd.of(
                        loop,
                        false,
                        a.quantization(),
                        b.quantization(),
                        model.output().quantization(),
                        clamp[0],
                        clamp[1]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"avgpool_1x2_exhaustive", "avgpool_global_6x6_relu6", "maxpool_3x3_same"})
    void pooling(String name) throws IOException {
        SingleOperatorModel model = SingleOperatorModel.read(folder(name).resolve("model.tflite"));
        int[] size = {model.options().intField(4, 1), model.options().intField(3, 1)};
        Window window = model.window(size, 1, 0);
        int[] clamp = model.clamp(5);
        int channels = model.input(0).shape().dim(-1);
        check(
                name,
                name.startsWith("max")
                        ? new QMaxPool(window, 1, channels, clamp[0], clamp[1])
                        : new QAveragePool(
                                window, 1, channels, false, model.input(0).zeroPoint(), clamp[0], clamp[1]));
    }

    @ParameterizedTest
    @ValueSource(strings = "mean_hw_rescale")
    void mean(String name) throws IOException {
        SingleOperatorModel model = SingleOperatorModel.read(folder(name).resolve("model.tflite"));
        SingleOperatorModel.Operand input = model.input(0);
        double factor = (double) input.scales()[0] / model.output().scales()[0];
        check(
                name,
                new QMean(
                        ReduceLoop.of(input.shape(), Set.of(1, 2)),
                        input.zeroPoint(),
                        factor,
                        model.output().zeroPoint()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"softmax12_s0.05", "softmax2_exhaustive"})
    void softmax(String name) throws IOException {
        SingleOperatorModel model = SingleOperatorModel.read(folder(name).resolve("model.tflite"));
        int depth = model.input(0).shape().dim(-1);
        float beta = Float.intBitsToFloat(model.options().intField(0, 0));
        int outer = model.input(0).shape().elementCount() / depth;
        check(name, new QSoftmax(outer, depth, 1, model.input(0).scales()[0], beta));
    }

    @ParameterizedTest
    @ValueSource(strings = "quantize_f32")
    void quantization(String name) throws IOException {
        SingleOperatorModel model = SingleOperatorModel.read(folder(name).resolve("model.tflite"));
        SingleOperatorModel.Operand output = model.output();
        NpyFile inputs = NpyFile.read(folder(name).resolve("input0.npy"));
        NpyFile outputs = NpyFile.read(folder(name).resolve("output_ref.npy"));
        for (int sample = 0; sample < inputs.samples(); sample++) {
            Buffer actual = Buffer.allocate(ElementType.INT8, output.shape().elementCount());
            new QQuantize(actual.length(), output.scales()[0], output.zeroPoint())
                    .run(List.of(Buffer.of(inputs.floats(sample))), actual);
            assertArrayEquals(bytes(outputs.floats(sample)), actual.bytes(), name + ", sample " + sample);
        }
    }

    private static void check(String name, Kernel kernel) {
        Path folder = folder(name);
        NpyFile first = NpyFile.read(folder.resolve("input0.npy"));
        NpyFile second =
                NpyFile.read(folder.resolve(Files.exists(folder.resolve("input1.npy")) ? "input1.npy" : "input0.npy"));
        byte[] outputs = all(NpyFile.read(folder.resolve("output_ref.npy")));
        int length = outputs.length / first.samples();
        for (int sample = 0; sample < first.samples(); sample++) {
            byte[] expected = Arrays.copyOfRange(outputs, sample * length, (sample + 1) * length);
            Buffer actual = Buffer.allocate(ElementType.INT8, expected.length);
            kernel.run(
                    List.of(Buffer.of(bytes(first.floats(sample))), Buffer.of(bytes(second.floats(sample)))), actual);
            assertArrayEquals(expected, actual.bytes(), name + ", sample " + sample);
        }
    }

    private static byte[] all(NpyFile file) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int sample = 0; sample < file.samples(); sample++) {
            all.writeBytes(bytes(file.floats(sample)));
        }
        return all.toByteArray();
    }

    private static byte[] bytes(float[] integers) {
        byte[] bytes = new byte[integers.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) integers[i];
        }
        return bytes;
    }
}
