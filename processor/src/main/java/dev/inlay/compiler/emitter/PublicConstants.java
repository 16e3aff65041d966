package dev.inlay.compiler.emitter;

import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeName;
import dev.inlay.compiler.program.MemoryPlan;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The constants of a generated class that tools and tests read. */
final class PublicConstants {
    private static final String MODEL_SHA256 = "MODEL_SHA256";
    private static final String ARENA_BYTES = "ARENA_BYTES";
    private static final String WEIGHT_BYTES = "WEIGHT_BYTES";
    private static final String MACS = "MACS";

    private final List<FieldSpec> fields = new ArrayList<>();

    private PublicConstants() {}

    static List<String> names(Ports ports) {
        List<String> names = new ArrayList<>(List.of(MODEL_SHA256, ARENA_BYTES, WEIGHT_BYTES, MACS));
        for (Port port : ports.constantNames()) {
            names.addAll(List.of(
                    port.constant() + Port.SCALE, port.constant() + Port.ZERO_POINT, port.constant() + Port.LENGTH));
        }
        return names;
    }

    /** @param weightBytes of all constant arrays, and of what stands in code instead */
    static List<FieldSpec> of(String modelSha256, MemoryPlan plan, int weightBytes, Ports ports) {
        PublicConstants constants = new PublicConstants();
        constants.add(
                TypeName.get(String.class), MODEL_SHA256, "Digest of the model file.", StringLiteral.of(modelSha256));
        constants.add(ARENA_BYTES, "Bytes of working memory of an instance.", plan.arenaBytes());
        constants.add(WEIGHT_BYTES, "Bytes of weights, biases and tables as the class stores them.", weightBytes);
        long macs = plan.program().macs();
        String comment = "Multiply-accumulates of one inference.";
        if (macs > Integer.MAX_VALUE) {
            constants.add(TypeName.LONG, MACS, comment, macs + "L");
        } else {
            constants.add(MACS, comment, (int) macs);
        }
        ports.constantNames().forEach(constants::add);
        return constants.fields;
    }

    private void add(Port port) {
        String tensor = (port.isInput() ? "input " : "output ") + "{@code " + Javadoc.text(port.name()) + "}";
        String real = "Scale of " + tensor + ": an element stands for {@code scale * (element - zeroPoint)}.";
        add(TypeName.FLOAT, port.constant() + Port.SCALE, real, FloatLiteral.of(port.scale()));
        add(port.constant() + Port.ZERO_POINT, "Zero point of " + tensor + ".", port.zeroPoint());
        add(
                port.constant() + Port.LENGTH,
                "Elements of " + tensor + ".",
                port.slot().length());
    }

    private void add(String name, String comment, int value) {
        add(TypeName.INT, name, comment, Integer.toString(value));
    }

    private void add(TypeName type, String name, String comment, String literal) {
        fields.add(FieldSpec.builder(type, name, Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("$L\n", comment)
                .initializer("$L", literal)
                .build());
    }
}
