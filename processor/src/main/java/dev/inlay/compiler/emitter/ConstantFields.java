package dev.inlay.compiler.emitter;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import dev.inlay.runtime.Clamp;
import dev.inlay.runtime.Packed;
import dev.inlay.runtime.PackedWeights;
import dev.inlay.runtime.Planes;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes constant arrays as static fields: short ones as initialisers, long ones as strings with one map for all. */
final class ConstantFields {
    static final String MAP = "CHARACTERS";

    private final ByteMap map;
    private final boolean anyPacked;

    /** @param constants all of the generated class */
    ConstantFields(List<Constant> constants) {
        List<Constant> packed = constants.stream().filter(Constant::isPacked).toList();
        this.map = new ByteMap(packed);
        this.anyPacked = !packed.isEmpty();
    }

    /** Whether some constant needs {@link #mapField}. */
    boolean needMap() {
        return anyPacked;
    }

    FieldSpec mapField(Modifier... access) {
        return FieldSpec.builder(String.class, MAP, access)
                .addModifiers(Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("The character that stands for each byte in the strings below.\n")
                .initializer(onOwnLines(StringLiteral.wrapped(map.characters())))
                .build();
    }

    private static CodeBlock onOwnLines(String lines) {
        return CodeBlock.builder()
                .add("\n")
                .indent()
                .add("$L", lines)
                .unindent()
                .build();
    }

    FieldSpec field(Constant constant, Modifier... access) {
        return FieldSpec.builder(ArrayTypeName.of(constant.type().typeName()), constant.name(), access)
                .addModifiers(Modifier.STATIC, Modifier.FINAL)
                .initializer(initialiser(constant))
                .build();
    }

    private CodeBlock initialiser(Constant constant) {
        return switch (constant.type()) {
            case ROWS -> derived(Planes.class, "rows", constant);
            case LONG -> longs(constant);
            case CLAMP -> clamp(constant);
            case WORDS, WIDE_WORDS -> derived(PackedWeights.class, "words", constant);
            default -> constant.isPacked() ? packed(constant) : elements(constant);
        };
    }

    private CodeBlock longs(Constant constant) {
        CodeBlock stored = constant.isPacked() ? packed(constant) : CodeBlock.of("new long[] $L", elements(constant));
        return constant.layout().isEmpty()
                ? stored
                : CodeBlock.of(
                        "$T.shifted($L, $L)",
                        PackedWeights.class,
                        stored,
                        constant.layout().get(0));
    }

    private static CodeBlock clamp(Constant constant) {
        List<Integer> numbers = constant.layout();
        return CodeBlock.of(
                "$T.table($L, $L, $L, $L)",
                Clamp.class,
                numbers.get(0),
                numbers.get(1),
                numbers.get(2),
                numbers.get(3));
    }

    private CodeBlock derived(Class<?> type, String method, Constant constant) {
        CodeBlock.Builder code = CodeBlock.builder().add("$T.$L($L", type, method, packed(constant));
        constant.layout().forEach(number -> code.add(", $L", number));
        return code.add(")").build();
    }

    private static CodeBlock elements(Constant constant) {
        CodeBlock.Builder code = CodeBlock.builder().add("{");
        for (int i = 0; i < constant.length(); i++) {
            code.add(i == 0 ? "$L" : ",$W$L", constant.literal(i));
        }
        return code.add("}").build();
    }

    private CodeBlock packed(Constant constant) {
        StoredForm stored = StoredForm.of(constant);
        CodeBlock.Builder code = CodeBlock.builder()
                .add("$T.$L($L, $L, new String[] {\n", Packed.class, stored.decoder(), constant.length(), MAP)
                .indent();
        String separator = "";
        for (String chunk : map.encode(stored.data())) {
            code.add("$L$L", separator, StringLiteral.wrapped(chunk));
            separator = ",\n";
        }
        return code.unindent().add("\n})").build();
    }
}
