package dev.inlay.compiler.program;

/** What a class for a virtual machine that interprets bytecode is made for, where no size is asked for in bytes. */
public enum Profile {
    /** As few bytecodes as there is a form for. */
    SPEED(Double.POSITIVE_INFINITY),
    /** Classes half as large again as the smallest ones. */
    BALANCED(1.5),
    /** The smallest classes. */
    COMPACT(1);

    private final double growth;

    Profile(double growth) {
        this.growth = growth;
    }

    /** How much larger than the smallest one a class may be, as a factor. */
    public double growth() {
        return growth;
    }
}
