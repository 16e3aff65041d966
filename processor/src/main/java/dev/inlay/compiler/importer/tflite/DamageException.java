package dev.inlay.compiler.importer.tflite;

/** The bytes of a file are not what its format promises; the message says what is wrong with them. */
final class DamageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    DamageException(String message) {
        super(message);
    }
}
