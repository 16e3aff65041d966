package dev.inlay.compiler.emitter;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * The nested class of loops that keep sums in vector registers while planes are added to them.
 *
 * <p>Four sums of four vectors each, where planes are long enough: every vector of a plane that is loaded is used four
 * times, and so is every weight.
 *
 * @param type simple name of the class
 */
record VectorLoops(String type) {
    private static final int SUMS = 4;

    /** Vectors of a plane that are worked on together: what is left over by one number is taken by the next. */
    private static final List<Integer> VECTORS = List.of(4, 2, 1);

    /** Floats of the widest vector that planes are padded to. */
    private static final int WIDEST = 16;

    private static final String API = "jdk.incubator.vector";
    private static final ClassName VECTOR = ClassName.get(API, "FloatVector");
    private static final ClassName SPECIES = ClassName.get(API, "VectorSpecies");

    /** Simple names of the types that the class imports. */
    static List<String> imports() {
        return List.of(VECTOR.simpleName(), SPECIES.simpleName());
    }

    TypeSpec build() {
        return TypeSpec.classBuilder(type)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("Sums over planes, held in vector registers.\n")
                .addField(species())
                .addField(FieldSpec.builder(TypeName.INT, "LANES", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                        .initializer("SPECIES.length()")
                        .build())
                .addMethod(all())
                .addMethod(sums("four", SUMS))
                .addMethod(sums("one", 1))
                .build();
    }

    private static FieldSpec species() {
        TypeName species = ParameterizedTypeName.get(SPECIES, ClassName.get(Float.class));
        return FieldSpec.builder(species, "SPECIES", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer(
                        "$T.SPECIES_PREFERRED.length() > $L ? $T.SPECIES_512 : $T.SPECIES_PREFERRED",
                        VECTOR,
                        WIDEST,
                        VECTOR,
                        VECTOR)
                .build();
    }

    /** Adds {@code terms} planes to each of {@code count} sums, four sums at a time. */
    private static MethodSpec all() {
        CodeLines code = new CodeLines();
        code.add("int m = 0;");
        code.open("for (; m + " + (SUMS - 1) + " < count; m += " + SUMS + ")");
        code.add("four(planes, first + m, from, terms, weights, w + m * terms, length);")
                .close();
        code.open("for (; m < count; m++)");
        code.add("one(planes, first + m, from, terms, weights, w + m * terms, length);")
                .close();
        return method("multiplyAdd", code.build())
                .addJavadoc("Adds planes {@code from + t}, {@code t < terms}, times their weights to planes"
                        + " {@code first + m}, {@code m < count}.\n")
                .addParameter(LaneLayerWriter.PLANES_TYPE, "planes")
                .addParameter(TypeName.INT, "first")
                .addParameter(TypeName.INT, "count")
                .addParameter(TypeName.INT, "from")
                .addParameter(TypeName.INT, "terms")
                .addParameter(ArrayTypeName.of(TypeName.BYTE), "weights")
                .addParameter(TypeName.INT, "w")
                .addParameter(TypeName.INT, "length")
                .build();
    }

    private static MethodSpec sums(String name, int count) {
        CodeLines code = new CodeLines();
        for (int m = 0; m < count; m++) {
            code.add("final float[] sum" + m + " = planes[first" + (m == 0 ? "" : " + " + m) + "];");
        }
        code.add("int i = 0;");
        for (int vectors : VECTORS) {
            openVectors(code, vectors);
            block(code, count, vectors);
            code.close();
        }
        return method(name, code.build())
                .addModifiers(Modifier.PRIVATE)
                .addParameter(LaneLayerWriter.PLANES_TYPE, "planes")
                .addParameter(TypeName.INT, "first")
                .addParameter(TypeName.INT, "from")
                .addParameter(TypeName.INT, "terms")
                .addParameter(ArrayTypeName.of(TypeName.BYTE), "weights")
                .addParameter(TypeName.INT, "w")
                .addParameter(TypeName.INT, "length")
                .build();
    }

    /** Loads sums, adds all terms, stores the sums. */
    private static void block(CodeLines code, int sums, int vectors) {
        for (int m = 0; m < sums; m++) {
            for (int v = 0; v < vectors; v++) {
                code.add(CodeBlock.of("$T s$L$L = $L;", VECTOR, m, v, load("sum" + m, v)));
            }
        }
        code.open("for (int t = 0, k = w; t < terms; t++, k += " + sums + ")");
        code.add("final float[] plane = planes[from + t];");
        for (int v = 0; v < vectors; v++) {
            code.add(CodeBlock.of("final $T x$L = $L;", VECTOR, v, load("plane", v)));
        }
        for (int m = 0; m < sums; m++) {
            String index = Expressions.plus("k", m);
            code.add(CodeBlock.of(
                    "final $T w$L = $T.broadcast(SPECIES, (float) weights[$L]);", VECTOR, m, VECTOR, index));
            for (int v = 0; v < vectors; v++) {
                code.add("s" + m + v + " = x" + v + ".fma(w" + m + ", s" + m + v + ");");
            }
        }
        code.close();
        for (int m = 0; m < sums; m++) {
            for (int v = 0; v < vectors; v++) {
                code.add("s" + m + v + ".intoArray(sum" + m + ", " + at(v) + ");");
            }
        }
    }

    private static CodeBlock load(String array, int vector) {
        return CodeBlock.of("$T.fromArray(SPECIES, $L, $L)", VECTOR, array, at(vector));
    }

    private static String at(int vector) {
        return vector == 0 ? "i" : vector == 1 ? "i + LANES" : "i + " + vector + " * LANES";
    }

    private static void openVectors(CodeLines code, int vectors) {
        String step = vectors == 1 ? "LANES" : vectors + " * LANES";
        code.open("for (; i + " + step + " <= length; i += " + step + ")");
    }

    private static MethodSpec.Builder method(String name, CodeBlock body) {
        return MethodSpec.methodBuilder(name).addModifiers(Modifier.STATIC).addCode(body);
    }
}
