package dev.inlay.compiler.emitter;

/** The weights of a layer as a constant of the generated class, in bytes where they fit. */
final class WeightTable {
    private WeightTable() {}

    /** Declares the variable {@code weights}. */
    static void declare(CodeLines code, KernelNames names, short[] weights) {
        byte[] bytes = new byte[weights.length];
        boolean fit = true;
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) weights[i];
            fit &= bytes[i] == weights[i];
        }
        code.add(
                fit
                        ? "final byte[] weights = " + names.bytes("WEIGHTS", bytes) + ";"
                        : "final short[] weights = " + names.shorts("WEIGHTS", weights) + ";");
    }
}
