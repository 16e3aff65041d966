package dev.inlay.compiler.emitter;

/** The weights of a layer as a constant of the generated class, in bytes where they fit. */
final class WeightTable {
    private WeightTable() {}

    /** Declares the variable {@code weights}. */
    static void declare(CodeLines code, KernelNames names, short[] weights) {
        byte[] bytes = narrow(weights);
        code.add(
                bytes.length == weights.length
                        ? "final byte[] weights = " + names.bytes("WEIGHTS", bytes) + ";"
                        : "final short[] weights = " + names.shorts("WEIGHTS", weights) + ";");
    }

    /** The weights as bytes; empty where they do not fit. */
    static byte[] narrow(short[] weights) {
        byte[] bytes = new byte[weights.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) weights[i];
            if (bytes[i] != weights[i]) {
                return new byte[0];
            }
        }
        return bytes;
    }
}
