package dev.inlay.compiler;

import dev.inlay.compiler.diagnostic.DiagnosticException;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.diagnostic.Place;
import dev.inlay.compiler.resource.Resource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A model file read whole, with its digest. */
record ModelBytes(byte[] content, String sha256) {
    /** Files above this are refused unread: a network of that size does not fit in a class. */
    private static final int MAX_BYTES = 1 << 28;

    static ModelBytes read(Resource model) {
        byte[] content;
        try {
            if (model.path().isPresent() && Files.size(model.path().get()) > MAX_BYTES) {
                throw unreadable(model, "it is larger than " + MAX_BYTES + " bytes");
            }
            try (InputStream in = model.open()) {
                content = in.readNBytes(MAX_BYTES + 1);
            }
        } catch (AccessDeniedException e) {
            throw unreadable(model, "there is no permission to");
        } catch (IOException e) {
            throw unreadable(model, String.valueOf(e.getMessage()));
        }
        if (content.length == 0) {
            throw new DiagnosticException(DiagnosticId.MODEL_EMPTY, Place.model(), model.name());
        }
        if (content.length > MAX_BYTES) {
            throw unreadable(model, "it is larger than " + MAX_BYTES + " bytes");
        }
        return new ModelBytes(content, HexFormat.of().formatHex(digest(content)));
    }

    private static DiagnosticException unreadable(Resource model, String why) {
        return new DiagnosticException(DiagnosticId.MODEL_UNREADABLE, Place.model(), model.name(), why);
    }

    private static byte[] digest(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
