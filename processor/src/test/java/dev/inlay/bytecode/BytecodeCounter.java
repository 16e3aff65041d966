package dev.inlay.bytecode;

/** The bytecodes that classes of {@link CountingLoader} have executed. */
public final class BytecodeCounter {
    private static long executed;

    private BytecodeCounter() {}

    /** Called at the start of each basic block. */
    public static void add(int bytecodes) {
        executed += bytecodes;
    }

    /** Bytecodes that {@code code} executes in counted classes. */
    public static long count(Runnable code) {
        long before = executed;
        code.run();
        return executed - before;
    }
}
