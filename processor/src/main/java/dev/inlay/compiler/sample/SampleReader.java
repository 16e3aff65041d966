package dev.inlay.compiler.sample;

import dev.inlay.compiler.tensor.Tensor;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Representative data, one sample at a time. */
public interface SampleReader extends AutoCloseable {
    /** The next sample, one tensor for each input of the network; empty at the end of the data. */
    Optional<List<Tensor>> next() throws IOException;

    /** How many samples there are, as the data says itself; -1 where it does not say. */
    int count();

    @Override
    void close() throws IOException;
}
