package dev.inlay.compiler.sample;

import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Samples from one array an input, all read side by side. */
final class ArrayReader implements SampleReader {
    private final List<NpyArray> arrays;
    private final AutoCloseable archive;
    private final int count;
    private int read;

    /** @param archive closed after the arrays */
    ArrayReader(String name, List<NpyArray> arrays, AutoCloseable archive) {
        this.arrays = List.copyOf(arrays);
        this.archive = archive;
        this.count = arrays.get(0).count();
        for (NpyArray array : arrays) {
            if (array.count() != count) {
                throw DataProblems.of(DiagnosticId.DATA_COUNTS_DIFFER, name, count, array.count());
            }
        }
    }

    @Override
    public Optional<List<Tensor>> next() throws IOException {
        if (read == count) {
            return Optional.empty();
        }
        read++;
        List<Tensor> sample = new ArrayList<>();
        for (NpyArray array : arrays) {
            sample.add(array.next());
        }
        return Optional.of(sample);
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public void close() throws IOException {
        for (NpyArray array : arrays) {
            array.close();
        }
        try {
            archive.close();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }
}
