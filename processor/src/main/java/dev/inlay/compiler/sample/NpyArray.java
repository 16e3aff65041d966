package dev.inlay.compiler.sample;

import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.Tensor;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** The samples of one input in an .npy array, read one after the other. */
final class NpyArray implements AutoCloseable {
    private final String name;
    private final Value input;
    private final DataInputStream in;
    private final NpyHeader header;

    private NpyArray(String name, Value input, DataInputStream in, NpyHeader header) {
        this.name = name;
        this.input = input;
        this.in = in;
        this.header = header;
    }

    /** Opens an array and checks that its samples fit {@code input}. */
    static NpyArray open(String name, Value input, InputStream stream) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(stream, 1 << 16));
        try {
            NpyHeader header = NpyHeader.read(name, in);
            checkShape(name, header.shape(), input);
            return new NpyArray(name, input, in, header);
        } catch (EOFException e) {
            in.close();
            throw DataProblems.malformed(name, "it ends inside of its header");
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    /** The first dimension counts samples; the rest has the input's shape, with or without its batch of 1, or is flat. */
    private static void checkShape(String name, List<Long> shape, Value input) {
        Shape expected = input.type().shape();
        List<Long> sample = shape.isEmpty() ? List.of() : shape.subList(1, shape.size());
        List<Long> whole = dims(expected, 0);
        boolean batchOfOne = expected.rank() > 0 && expected.dim(0) == 1;
        boolean fits = !shape.isEmpty()
                && (sample.equals(whole)
                        || (batchOfOne && sample.equals(dims(expected, 1)))
                        || sample.equals(List.of((long) expected.elementCount())));
        if (!fits) {
            throw DataProblems.of(
                    DiagnosticId.DATA_SHAPE, name, shape, input.name(), expected, expected.elementCount());
        }
    }

    private static List<Long> dims(Shape shape, int from) {
        List<Long> dims = new ArrayList<>();
        for (int i = from; i < shape.rank(); i++) {
            dims.add((long) shape.dim(i));
        }
        return dims;
    }

    /** Samples the header claims; a file may hold fewer. */
    int count() {
        return (int) Math.min(header.shape().get(0), Integer.MAX_VALUE);
    }

    /** The next sample. Only called for as many as {@link #count} says. */
    Tensor next() throws IOException {
        float[] elements = new float[input.type().elementCount()];
        try {
            for (int i = 0; i < elements.length; i++) {
                elements[i] = header.type().read(in);
            }
        } catch (EOFException e) {
            throw DataProblems.malformed(name, "it holds fewer samples than the " + count() + " its header claims");
        }
        return Tensor.floats(input.type().shape(), elements);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
