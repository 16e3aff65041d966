package dev.inlay.compiler.emitter;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** The constants that a method on float lanes names. */
final class LaneScope {
    private final LayerName name;
    private final ConstantTable table;
    private final Optional<VectorLoops> vectors;
    private final Set<Constant> constants = new LinkedHashSet<>();

    LaneScope(LayerName name, ConstantTable table, Optional<VectorLoops> vectors) {
        this.name = name;
        this.table = table;
        this.vectors = vectors;
    }

    /** The class of loops that keep sums in registers, where there is one. */
    Optional<VectorLoops> vectors() {
        return vectors;
    }

    Set<Constant> constants() {
        return constants;
    }

    /** The name of a field with {@code weights}, each of which is a byte. */
    String bytes(byte[] weights) {
        return use(table.bytes(field("WEIGHTS"), weights));
    }

    /** The name of a field with {@code weights}, in bytes where they fit. */
    String weights(short[] weights) {
        byte[] bytes = WeightTable.narrow(weights);
        return use(
                bytes.length == weights.length
                        ? table.bytes(field("WEIGHTS"), bytes)
                        : table.shorts(field("WEIGHTS"), weights));
    }

    /** The name of a field with rows of {@code weights} as floats, {@link dev.inlay.runtime.Planes#rows}. */
    String rows(byte[] weights, int length, int padded) {
        return use(table.rows(field("ROWS"), weights, length, padded));
    }

    String ints(String role, int[] data) {
        return use(table.ints(field(role), data));
    }

    String floats(String role, float[] data) {
        return use(table.floats(field(role), data));
    }

    private String field(String role) {
        return name.constant() + "_" + role;
    }

    private String use(Constant constant) {
        constants.add(constant);
        return constant.name();
    }
}
