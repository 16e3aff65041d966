package dev.inlay.compiler.importer.onnx;

import com.google.protobuf.CodedInputStream;
import dev.inlay.compiler.diagnostic.DiagnosticException;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.diagnostic.Place;
import dev.inlay.compiler.importer.onnx.proto.ModelProto;
import java.io.IOException;
import java.util.Optional;

/** Parses the bytes of a file, which may be anything. */
final class ModelParser {
    private static final int MAX_NESTING = 32;

    /** Heap that the parsed messages may take. Weights in raw_data do not count: they stay where they are. */
    private static final long MAX_HEAP = 1L << 29;

    private ModelParser() {}

    /** @throws DiagnosticException if {@code content} is no ONNX model, or is damaged */
    static ModelProto parse(byte[] content, String model) {
        Optional<String> foreign = ForeignFormat.describe(content);
        if (foreign.isPresent()) {
            throw new DiagnosticException(DiagnosticId.ONNX_FOREIGN_FORMAT, Place.model(), model, foreign.get());
        }
        ModelProto proto = parseMessage(content, model);
        if (!proto.hasGraph()) {
            throw damaged(model, "it holds no graph");
        }
        return proto;
    }

    private static ModelProto parseMessage(byte[] content, String model) {
        try {
            new WireBudget(MAX_HEAP).walk(open(content), ModelProto.getDescriptor());
            return ModelProto.parseFrom(open(content));
        } catch (WireBudget.TooLarge e) {
            throw damaged(model, "it would take more than " + MAX_HEAP + " bytes of memory");
        } catch (IOException e) {
            throw damaged(model, firstSentence(e));
        }
    }

    /** The library explains its errors at length, in terms of its own use. */
    private static String firstSentence(IOException e) {
        String message = String.valueOf(e.getMessage()).replace("While parsing a protocol message, ", "");
        return message.replaceFirst("\\.\\s.*", "").replaceFirst("\\.$", "");
    }

    private static CodedInputStream open(byte[] content) {
        CodedInputStream in = CodedInputStream.newInstance(content);
        in.setRecursionLimit(MAX_NESTING);
        in.enableAliasing(true);
        return in;
    }

    private static DiagnosticException damaged(String model, String why) {
        return new DiagnosticException(DiagnosticId.ONNX_DAMAGED, Place.model(), model, why);
    }
}
