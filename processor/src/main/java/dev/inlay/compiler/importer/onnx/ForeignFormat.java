package dev.inlay.compiler.importer.onnx;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Files that are not ONNX, told by their first bytes. */
enum ForeignFormat {
    ZIP(0, "PK\3\4", "it is a ZIP archive, such as PyTorch writes (.pt, .pt2) or Keras (.keras); export it to ONNX"),
    HDF5(0, "\u0089HDF\r\n\u001a\n", "it is an HDF5 file, such as Keras writes (.h5); export it to ONNX with tf2onnx"),
    NUMPY(0, "\u0093NUMPY", "it is a NumPy array (.npy), which is data and no network"),
    GZIP(0, "\u001f\u008b", "it is compressed with gzip; unpack it"),
    PICKLE(0, "\u0080\2", "it is a Python pickle, such as old PyTorch writes; export it with torch.onnx.export"),
    ORT(4, "ORTM", "it is a model in ONNX Runtime's own format (.ort); give the .onnx file it was made from"),
    GIT_LFS(0, "version https://git-lfs", "it is a Git LFS pointer; fetch the file itself with git lfs pull"),
    MARKUP(0, "<", "it is text (HTML or XML); was a web page saved in place of the file?"),
    JSON(0, "{", "it is text (JSON)");

    private final int offset;
    private final String magic;
    private final String description;

    ForeignFormat(int offset, String magic, String description) {
        this.offset = offset;
        this.magic = magic;
        this.description = description;
    }

    /** What {@code content} is instead of ONNX, and what to do about it; empty where it is not known. */
    static Optional<String> describe(byte[] content) {
        for (ForeignFormat format : values()) {
            if (format.matches(content)) {
                return Optional.of(format.description);
            }
        }
        return isText(content) ? Optional.of("it is a text file") : Optional.empty();
    }

    private boolean matches(byte[] content) {
        if (content.length < offset + magic.length()) {
            return false;
        }
        return new String(content, offset, magic.length(), StandardCharsets.ISO_8859_1).equals(magic);
    }

    /** An ONNX file starts with a field number and small integers, which no text has. */
    private static boolean isText(byte[] content) {
        for (int i = 0; i < Math.min(content.length, 256); i++) {
            int c = content[i] & 0xff;
            if (c < 32 && c != '\t' && c != '\n' && c != '\r') {
                return false;
            }
        }
        return true;
    }
}
