package dev.inlay.compiler.emitter;

import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The names that the body of one kernel's method sees. */
final class KernelScope implements KernelNames {
    private final LayerName name;
    private final ConstantTable table;
    private final Set<Constant> constants = new LinkedHashSet<>();
    private final List<ParameterSpec> parameters = new ArrayList<>();
    private final List<String> arguments = new ArrayList<>();
    private final List<Location> inputs = new ArrayList<>();
    private final Location output;

    /** @param inputs where the caller has them */
    KernelScope(LayerName name, List<Location> inputs, Location output, ConstantTable table) {
        this.name = name;
        this.table = table;
        for (int i = 0; i < inputs.size(); i++) {
            this.inputs.add(declare(inputs.size() == 1 ? "input" : "input" + i, inputs.get(i)));
        }
        this.output = declare("output", output);
    }

    /** The location as the body sees it: in parameters, but for constants. */
    private Location declare(String parameter, Location location) {
        if (location.isConstant()) {
            return location;
        }
        addParameter(location.arrayType(), parameter, location.array());
        if (location.isAtStart()) {
            return Location.of(location.elementType(), parameter, Location.START);
        }
        addParameter(TypeName.INT, parameter + "Offset", location.offset());
        return Location.of(location.elementType(), parameter, parameter + "Offset");
    }

    private void addParameter(TypeName type, String parameter, String argument) {
        parameters.add(ParameterSpec.builder(type, parameter).build());
        arguments.add(argument);
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

    private String fieldName(String role) {
        return name.constant() + "_" + role;
    }

    private String use(Constant constant) {
        constants.add(constant);
        return constant.name();
    }
}
