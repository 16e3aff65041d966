package dev.inlay.compiler.importer.tflite;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The root table of a model: its main subgraph, buffers and operator codes. */
final class Model {
    /** The one version of the schema that files of this identifier have. */
    static final int SCHEMA_VERSION = 3;

    private static final int VERSION = 0;
    private static final int OPERATOR_CODES = 1;
    private static final int SUBGRAPHS = 2;
    private static final int BUFFERS = 4;
    private static final int METADATA = 6;
    private static final int SIGNATURES = 7;
    private static final int METADATA_NAME = 0;
    private static final int METADATA_BUFFER = 1;

    private final FlatFile file;
    private final FlatTable root;
    private final List<FlatTable> buffers;

    Model(FlatFile file) {
        this.file = file;
        this.root = file.root();
        this.buffers = root.tables(BUFFERS, "buffer");
    }

    long version() {
        return root.unsigned(VERSION);
    }

    List<String> operatorNames() {
        return root.tables(OPERATOR_CODES, "operator code").stream()
                .map(OperatorNames::of)
                .toList();
    }

    List<FlatTable> subgraphs() {
        return root.tables(SUBGRAPHS, "subgraph");
    }

    List<FlatTable> signatures() {
        return root.tables(SIGNATURES, "signature");
    }

    /** The data of a buffer; empty if it has none. */
    ByteBuffer buffer(long index) {
        if (index >= buffers.size()) {
            throw new DamageException("buffer " + index + " is asked for, and there are " + buffers.size());
        }
        return DataBuffer.read(file, buffers.get((int) index), index);
    }

    /** The buffer of the metadata of a name. */
    Optional<ByteBuffer> metadata(String name) {
        List<ByteBuffer> found = new ArrayList<>();
        for (FlatTable entry : root.tables(METADATA, "metadata")) {
            if (entry.text(METADATA_NAME).equals(name)) {
                found.add(buffer(entry.unsigned(METADATA_BUFFER)));
            }
        }
        return found.stream().findFirst();
    }
}
