package dev.inlay.compiler.emitter;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.inlay.compiler.kernel.ElementType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/**
 * Adds the kernels to a generated class: in the class itself where one can hold them, in nested classes where there are
 * too many.
 */
final class NetworkClass {
    /** The method of a nested class that runs its kernels. */
    static final String RUN = "run";

    private final List<Section> sections;
    private final ConstantFields fields;
    private final NamePool typeNames;
    /** Names of variables that say where activations are, with their types. */
    private final Map<String, TypeName> variables = new LinkedHashMap<>();

    private final List<ParameterSpec> parameters = new ArrayList<>();

    NetworkClass(List<Layer> layers, ConstantTable table, Ports ports, Placement placement, NamePool typeNames) {
        this.sections = Section.split(layers);
        this.fields = new ConstantFields(table.all());
        this.typeNames = typeNames;
        for (ElementType elementType : ElementType.values()) {
            variables.put(Placement.arena(elementType), Location.arrayType(elementType));
        }
        variables.put(Placement.SUMS, Placement.SUMS_TYPE);
        variables.put(LaneLayerWriter.PLANES, LaneLayerWriter.PLANES_TYPE);
        ports.stream().forEach(port -> addParameters(port, placement));
    }

    private void addParameters(Port port, Placement placement) {
        if (placement.hasArray(port)) {
            addParameter(Location.arrayType(port.elementType()), port.variable());
        }
        if (placement.hasOffset(port)) {
            addParameter(TypeName.INT, port.offsetVariable());
        }
    }

    private void addParameter(TypeName type, String name) {
        variables.put(name, type);
        parameters.add(ParameterSpec.builder(type, name).build());
    }

    /** @param network name of the method that runs all layers */
    void addTo(TypeSpec.Builder type, String network) {
        boolean single = sections.size() == 1;
        Modifier[] access = single ? new Modifier[] {Modifier.PRIVATE} : new Modifier[0];
        if (fields.needMap()) {
            type.addField(fields.mapField(access));
        }
        MethodSpec.Builder run = MethodSpec.methodBuilder(network)
                .addModifiers(Modifier.PRIVATE)
                .returns(TypeName.VOID)
                .addParameters(parameters);
        if (single) {
            addFields(type, sections.get(0).constants(), access);
            sections.get(0).layers().forEach(layer -> run.addCode(layer.method().call()));
            type.addMethod(run.build());
            addLayers(type, sections.get(0));
        } else {
            addSections(type, run);
        }
    }

    private void addSections(TypeSpec.Builder type, MethodSpec.Builder run) {
        Set<Constant> shared = sharedConstants();
        addFields(type, shared);
        List<TypeSpec> nested = new ArrayList<>();
        for (Section section : sections) {
            String name = typeNames.unique("Layers" + (nested.size() + 1));
            List<String> used = usedVariables(section);
            run.addStatement("$L.$L($L)", name, RUN, String.join(", ", used));
            nested.add(nestedClass(name, section, used, shared));
        }
        type.addMethod(run.build());
        nested.forEach(type::addType);
    }

    private TypeSpec nestedClass(String name, Section section, List<String> used, Set<Constant> shared) {
        TypeSpec.Builder type = TypeSpec.classBuilder(name).addModifiers(Modifier.STATIC, Modifier.FINAL);
        Set<Constant> own = section.constants();
        own.removeAll(shared);
        addFields(type, own, Modifier.PRIVATE);
        MethodSpec.Builder run =
                MethodSpec.methodBuilder(RUN).addModifiers(Modifier.STATIC).returns(TypeName.VOID);
        used.forEach(variable -> run.addParameter(variables.get(variable), variable));
        section.layers().forEach(layer -> run.addCode(layer.method().call()));
        type.addMethod(run.build());
        addLayers(type, section);
        return type.build();
    }

    private Set<Constant> sharedConstants() {
        Map<Constant, Long> uses = sections.stream()
                .flatMap(section -> section.constants().stream())
                .collect(Collectors.groupingBy(constant -> constant, LinkedHashMap::new, Collectors.counting()));
        uses.values().removeIf(count -> count == 1);
        return uses.keySet();
    }

    private List<String> usedVariables(Section section) {
        Set<String> named = section.layers().stream()
                .flatMap(layer -> layer.method().arguments().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        return variables.keySet().stream().filter(named::contains).toList();
    }

    private void addFields(TypeSpec.Builder type, Set<Constant> constants, Modifier... access) {
        constants.forEach(constant -> type.addField(fields.field(constant, access)));
    }

    private static void addLayers(TypeSpec.Builder type, Section section) {
        for (Layer layer : section.layers()) {
            type.addMethod(layer.method()
                    .spec(Modifier.PRIVATE)
                    .addJavadoc("$L\n", layer.description())
                    .build());
            type.addMethods(layer.method().partSpecs(Modifier.PRIVATE));
        }
    }
}
