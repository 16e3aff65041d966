package dev.inlay.compiler.emitter;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.inlay.compiler.declaration.Declaration;
import dev.inlay.compiler.graph.Metadata;
import dev.inlay.compiler.kernel.ElementType;
import dev.inlay.compiler.program.LaneStyle;
import dev.inlay.compiler.program.MemoryPlan;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes the Java class of a network. */
public final class Emitter {
    private static final String INDENT = "    ";

    /** JavaPoet writes every comment over three lines. */
    private static final String ONE_LINE_COMMENT = "/\\*\\*\n +\\* ([^\n]*)\n +\\*/";

    private static final String TRAILING_BLANKS = " +\n";

    private Emitter() {}

    /**
     * Source of {@code declaration.generatedName()}.
     *
     * @param modelSha256 hexadecimal digest of the model file
     * @param metadata what the model file tells people, for those who read the class
     * @throws dev.inlay.compiler.diagnostic.DiagnosticException if a method of the interface does not fit the network
     */
    public static GeneratedSource emit(
            Declaration declaration, MemoryPlan plan, String modelSha256, Metadata metadata) {
        ClassNames names = new ClassNames(declaration);
        Ports ports = Ports.of(plan.program(), memory());
        List<BoundMethod> methods = MethodBinder.bind(declaration.methods(), ports);
        Placement placement = new Placement(plan, ports, methods);

        NamePool fieldNames = new NamePool(fixedFields(ports));
        Labels labels = new Labels(methods, fieldNames);
        ConstantTable table = new ConstantTable(fieldNames);
        LayerWriter layerWriter = new LayerWriter(placement, plan.variants(), table);
        NamePool typeNames = names.types();
        Optional<VectorLoops> vectors = plan.lanes()
                .filter(lanes -> lanes.style() == LaneStyle.VECTORS)
                .map(lanes -> new VectorLoops(typeNames.unique("Vectors")));
        List<Layer> layers = plan.lanes()
                .map(lanes -> new LaneLayerWriter(layerWriter, placement, table, vectors)
                        .write(lanes, plan.program(), names.methods()))
                .orElseGet(() -> layerWriter.write(plan.program(), names.methods()));
        StateWriter states = new StateWriter(placement, plan.program().states(), names.methods());
        MethodWriter writer = new MethodWriter(ports, placement, names.network(), labels, states, fixedFields(ports));

        int storedBytes = table.byteLength() + literalBytes(layers);
        TypeSpec.Builder type = TypeSpec.classBuilder(declaration.generatedName())
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .alwaysQualify(names.qualified())
                .addSuperinterface(names.interfaceName())
                .addJavadoc(ClassComment.of(declaration, ports, metadata))
                .addFields(PublicConstants.of(modelSha256, plan, storedBytes, ports))
                .addFields(labels.fields());
        for (ElementType elementType : ElementType.values()) {
            addArray(type, Location.elementType(elementType), Placement.arena(elementType), plan.arena(elementType));
        }
        addArray(type, TypeName.LONG, Placement.SUMS, plan.variants().sums());
        plan.lanes().ifPresent(lanes -> type.addField(PlaneFields.field(lanes)));
        type.addMethod(MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PUBLIC)
                .addCode(states.call())
                .build());
        methods.forEach(method -> type.addMethod(writer.write(method).toBuilder()
                .addJavadoc(MethodComment.of(method.declaration(), metadata.labels()))
                .build()));
        states.method().ifPresent(type::addMethod);
        new NetworkClass(layers, table, ports, placement, typeNames).addTo(type, names.network());
        vectors.ifPresent(loops -> type.addType(loops.build()));
        return new GeneratedSource(
                declaration.qualifiedGeneratedName(),
                file(declaration, type.build()),
                storedBytes,
                new HeapSize(table).of(plan, layers, labels.fields().size()));
    }

    /** Names of what an instance works in. */
    private static Set<String> memory() {
        Set<String> memory = new HashSet<>(Placement.ARENAS);
        memory.addAll(List.of(Placement.SUMS, LaneLayerWriter.PLANES));
        return memory;
    }

    /** Weights that stand in the code of a layer instead of an array. */
    private static int literalBytes(List<Layer> layers) {
        return Long.BYTES
                * layers.stream().mapToInt(layer -> layer.method().literals()).sum();
    }

    /** Fields that are called the same in every network. */
    private static Set<String> fixedFields(Ports ports) {
        Set<String> fields = new HashSet<>(PublicConstants.names(ports));
        fields.add(ConstantFields.MAP);
        fields.addAll(memory());
        return fields;
    }

    private static void addArray(TypeSpec.Builder type, TypeName elementType, String name, int length) {
        if (length > 0) {
            type.addField(FieldSpec.builder(ArrayTypeName.of(elementType), name, Modifier.PRIVATE, Modifier.FINAL)
                    .initializer("new $T[$L]", elementType, length)
                    .build());
        }
    }

    private static String file(Declaration declaration, TypeSpec type) {
        return JavaFile.builder(declaration.packageName(), type)
                .addFileComment("Generated by Inlay from $L; changes are lost.", Javadoc.text(declaration.model()))
                .skipJavaLangImports(true)
                .indent(INDENT)
                .build()
                .toString()
                .replaceAll(ONE_LINE_COMMENT, "/** $1 */")
                .replaceAll(TRAILING_BLANKS, "\n");
    }
}
