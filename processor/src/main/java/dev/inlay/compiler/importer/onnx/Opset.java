package dev.inlay.compiler.importer.onnx;

import dev.inlay.compiler.diagnostic.DiagnosticException;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.diagnostic.Place;
import dev.inlay.compiler.importer.onnx.proto.ModelProto;
import dev.inlay.compiler.importer.onnx.proto.OperatorSetIdProto;

/** The version of ONNX's own operators that a file is written for. */
final class Opset {
    static final int OLDEST = 7;
    static final int NEWEST = 28;

    private Opset() {}

    /** @throws DiagnosticException if the file names none, or one that Inlay does not know */
    static int of(ModelProto proto, String model) {
        for (OperatorSetIdProto opset : proto.getOpsetImportList()) {
            if (canonicalDomain(opset.getDomain()).isEmpty()) {
                long version = opset.getVersion();
                if (version < OLDEST || version > NEWEST) {
                    throw unsupported(model, "is written for opset " + version);
                }
                return (int) version;
            }
        }
        throw unsupported(model, "does not say which opset it is written for");
    }

    /** ONNX's own domain has two names. */
    static String canonicalDomain(String domain) {
        return domain.equals("ai.onnx") ? "" : domain;
    }

    private static DiagnosticException unsupported(String model, String what) {
        return new DiagnosticException(DiagnosticId.ONNX_OPSET_UNSUPPORTED, Place.model(), model, what, OLDEST, NEWEST);
    }
}
