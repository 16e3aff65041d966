package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The names that the body of one kernel's method sees. */
final class KernelScope implements KernelNames {
    /** Above this number of inputs, those in the same array share a parameter. */
    private static final int MANY_INPUTS = 8;

    private final LayerName name;
    private final ConstantTable table;
    private final Set<Constant> constants = new LinkedHashSet<>();
    /** The caller's array to the parameter that holds it, where parameters are shared. */
    private final Map<String, String> shared = new HashMap<>();

    private final List<ParameterSpec> parameters = new ArrayList<>();
    private final List<String> arguments = new ArrayList<>();
    private final CodeBlock.Builder offsets = CodeBlock.builder();
    private final List<Location> inputs = new ArrayList<>();
    private final Location output;
    private final List<MethodSpec> parts = new ArrayList<>();
    private int literals;

    /** @param inputs where the caller has them */
    KernelScope(LayerName name, List<Location> inputs, Location output, ConstantTable table) {
        this.name = name;
        this.table = table;
        for (int i = 0; i < inputs.size(); i++) {
            String parameter = inputs.size() == 1 ? "input" : "input" + i;
            this.inputs.add(declare(parameter, inputs.get(i), inputs.size() > MANY_INPUTS));
        }
        this.output = declare("output", output, false);
    }

    /** The location as the body sees it. */
    private Location declare(String parameter, Location location, boolean share) {
        if (location.constant().isPresent()) {
            constants.add(location.constant().get());
            return location;
        }
        String array = share ? shared.get(location.array()) : null;
        if (array == null) {
            array = parameter;
            shared.put(location.array(), array);
            addParameter(location.arrayType(), array, location.array());
        }
        return Location.of(location.elementType(), array, declareOffset(parameter + "Offset", location));
    }

    private String declareOffset(String variable, Location location) {
        if (location.isAtStart()) {
            return Location.START;
        }
        if (location.hasLiteralOffset()) {
            offsets.addStatement("final int $L = $L", variable, location.offset());
        } else {
            addParameter(TypeName.INT, variable, location.offset());
        }
        return variable;
    }

    private void addParameter(TypeName type, String parameter, String argument) {
        parameters.add(ParameterSpec.builder(type, parameter).build());
        arguments.add(argument);
    }

    /** Statements in front of the body: offsets that are known at compile time. */
    CodeBlock offsets() {
        return offsets.build();
    }

    List<ParameterSpec> parameters() {
        return List.copyOf(parameters);
    }

    List<String> arguments() {
        return List.copyOf(arguments);
    }

    Set<Constant> constants() {
        return constants;
    }

    @Override
    public String input(int index) {
        return inputs.get(index).array();
    }

    @Override
    public String inputOffset(int index) {
        return inputs.get(index).offset();
    }

    @Override
    public String output() {
        return output.array();
    }

    @Override
    public String toElement(String value) {
        return "(" + Location.elementType(output.elementType()) + ") " + value;
    }

    @Override
    public String outputOffset() {
        return output.offset();
    }

    @Override
    public String bytes(String role, byte[] data) {
        return use(table.bytes(fieldName(role), data));
    }

    @Override
    public String ints(String role, int[] data) {
        return use(table.ints(fieldName(role), data));
    }

    @Override
    public String shorts(String role, short[] data) {
        return use(table.shorts(fieldName(role), data));
    }

    @Override
    public String floats(String role, float[] data) {
        return use(table.floats(fieldName(role), data));
    }

    @Override
    public String longs(String role, long[] data) {
        return use(table.longs(fieldName(role), data));
    }

    @Override
    public String words(String role, short[] weights, List<Integer> layout) {
        return use(table.words(fieldName(role), weights, layout));
    }

    @Override
    public String clamp(String role, int lowest, int highest, int min, int max) {
        return use(table.clamp(fieldName(role), List.of(lowest, highest, min, max)));
    }

    @Override
    public void literals(int count) {
        literals += count;
    }

    @Override
    public String part(List<ParameterSpec> partParameters, CodeBlock body) {
        // a layer's own method has two arrays of elements, a part one: names that are equal do not clash
        String method = name.method() + "Part" + (parts.size() + 1);
        parts.add(MethodSpec.methodBuilder(method)
                .returns(TypeName.VOID)
                .addParameters(partParameters)
                .addCode(body)
                .build());
        return method;
    }

    List<MethodSpec> parts() {
        return parts;
    }

    int literals() {
        return literals;
    }

    @Override
    public String sums() {
        if (!arguments.contains(Placement.SUMS)) {
            addParameter(Placement.SUMS_TYPE, Placement.SUMS, Placement.SUMS);
        }
        return Placement.SUMS;
    }

    private String fieldName(String role) {
        return name.constant() + "_" + role;
    }

    private String use(Constant constant) {
        constants.add(constant);
        return constant.name();
    }
}
