package dev.inlay.compiler.importer.onnx;

import dev.inlay.compiler.diagnostic.DiagnosticException;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.diagnostic.Place;
import dev.inlay.compiler.importer.onnx.proto.StringStringEntryProto;
import dev.inlay.compiler.importer.onnx.proto.TensorProto;
import dev.inlay.compiler.resource.Resource;
import dev.inlay.compiler.resource.ResourceFinder;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the data of tensors that lies in files beside the model. What the model says about them is not trusted. */
final class ExternalData {
    private final Resource model;
    private final ResourceFinder finder;

    ExternalData(Resource model, ResourceFinder finder) {
        this.model = model;
        this.finder = finder;
    }

    /**
     * The bytes of a tensor.
     *
     * @param expected as many as its type and shape take
     */
    byte[] read(TensorProto proto, long expected, String what) {
        Map<String, String> entries = new LinkedHashMap<>();
        for (StringStringEntryProto entry : proto.getExternalDataList()) {
            entries.put(entry.getKey(), entry.getValue());
        }
        String location = entries.getOrDefault("location", "");
        if (location.isEmpty()) {
            throw invalid(what, location, "no file is named");
        }
        long offset = number(entries, "offset", 0, what);
        long length = number(entries, "length", expected, what);
        if (length != expected) {
            throw invalid(what, location, length + " bytes are stated, but type and shape take " + expected);
        }
        return read(finder.beside(model, location, Place.model()), offset, (int) expected, what);
    }

    private byte[] read(Resource resource, long offset, int length, String what) {
        try (InputStream in = resource.open()) {
            in.skipNBytes(offset);
            byte[] bytes = in.readNBytes(length);
            if (bytes.length < length) {
                throw invalid(
                        what,
                        resource.name(),
                        "the file ends " + (length - bytes.length) + " bytes before the data does");
            }
            return bytes;
        } catch (IOException e) {
            throw invalid(what, resource.name(), reason(e, offset));
        }
    }

    private static String reason(IOException e, long offset) {
        return e instanceof java.io.EOFException
                ? "the file ends before offset " + offset
                : "it cannot be read: " + e.getMessage();
    }

    private long number(Map<String, String> entries, String key, long absent, String what) {
        String text = entries.get(key);
        if (text == null) {
            return absent;
        }
        try {
            long number = Long.parseLong(text);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // reported below, together with negative numbers
        }
        throw invalid(what, entries.get("location"), key + " is \"" + text + "\"");
    }

    private static DiagnosticException invalid(String what, String location, String why) {
        return new DiagnosticException(DiagnosticId.ONNX_EXTERNAL_DATA, Place.model(), what, location, why);
    }
}
