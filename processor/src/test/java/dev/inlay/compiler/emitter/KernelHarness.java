package dev.inlay.compiler.emitter;

import static org.junit.jupiter.api.Assertions.fail;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import dev.inlay.compiler.kernel.Buffer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * Holds what an emitter writes against the kernel's reference, bit for bit.
 *
 * <p>Each kernel becomes a class, all are compiled together, and each runs at the start of its arrays, at offsets with
 * guard zones around, and in the place of every input it may overwrite.
 */
final class KernelHarness {
    private static final int OUTPUT_OFFSET = 5;
    private static final int BEHIND = 7;
    private static final int SUMS = 1000;

    private final List<KernelCase> cases;
    private final List<Class<?>> classes = new ArrayList<>();
    private final Map<String, String> sources = new LinkedHashMap<>();

    private KernelHarness(List<KernelCase> cases) {
        this.cases = cases;
        for (int i = 0; i < cases.size(); i++) {
            sources.put("Kernel" + i, source("Kernel" + i, cases.get(i)));
        }
        ClassLoader loader = InMemoryCompiler.load(InMemoryCompiler.compile(sources));
        for (String name : sources.keySet()) {
            classes.add(load(loader, name));
        }
    }

    /** Fails where generated code and reference differ in any case. Some 200 cases at once are a good number. */
    static void check(List<KernelCase> cases) {
        KernelHarness harness = new KernelHarness(cases);
        for (int i = 0; i < cases.size(); i++) {
            harness.check(i);
        }
    }

    static void check(KernelCase... cases) {
        check(List.of(cases));
    }

    /** The class in which a kernel is tested. */
    static String source(String className, KernelCase kernelCase) {
        ConstantTable table = new ConstantTable(new NamePool(Set.of()));
        KernelMethod atStart = method("start", kernelCase, false, table);
        KernelMethod atOffset = method("offset", kernelCase, true, table);
        ConstantFields fields = new ConstantFields(table.all());
        TypeSpec.Builder type = TypeSpec.classBuilder(className)
                .addModifiers(Modifier.FINAL)
                .addMethod(atStart.spec().build())
                .addMethod(atOffset.spec().build())
                .addMethods(atStart.partSpecs())
                .addMethods(atOffset.partSpecs());
        if (fields.needMap()) {
            type.addField(fields.mapField(Modifier.PRIVATE));
        }
        table.all().forEach(constant -> type.addField(fields.field(constant, Modifier.PRIVATE)));
        return JavaFile.builder("", type.build()).build().toString();
    }

    private static KernelMethod method(String name, KernelCase kernelCase, boolean offsets, ConstantTable table) {
        String offset = offsets ? "anywhere" : Location.START;
        List<Location> inputs = kernelCase.inputs().stream()
                .map(input -> Location.of(input.elementType(), "input", offset))
                .toList();
        Location output = Location.of(kernelCase.outputType(), "output", offset);
        return KernelMethod.write(LayerName.of(name), kernelCase.kernel(), kernelCase.variant(), inputs, output, table);
    }

    private static Class<?> load(ClassLoader loader, String name) {
        try {
            return loader.loadClass(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private void check(int index) {
        KernelCase kernelCase = cases.get(index);
        Buffer expected = kernelCase.expected();
        checkApart(index, expected, false);
        checkApart(index, expected, true);
        for (int i = 0; i < kernelCase.inputs().size(); i++) {
            Buffer input = kernelCase.inputs().get(i);
            boolean fits =
                    input.elementType() == kernelCase.outputType() && input.length() == kernelCase.outputLength();
            if (fits && kernelCase.kernel().mayOverwrite(i)) {
                checkInPlace(index, i, expected);
            }
        }
    }

    private void checkApart(int index, Buffer expected, boolean offsets) {
        KernelCase kernelCase = cases.get(index);
        List<Buffer> inputs = new ArrayList<>();
        List<Object> arguments = new ArrayList<>();
        for (int i = 0; i < kernelCase.inputs().size(); i++) {
            Buffer input =
                    Memory.guarded(kernelCase.inputs().get(i), offsets ? inputOffset(i) : 0, offsets ? BEHIND : 0);
            inputs.add(input);
            add(arguments, input, offsets, inputOffset(i));
        }
        int at = offsets ? OUTPUT_OFFSET : 0;
        Buffer output = Memory.guards(kernelCase.outputType(), at + expected.length() + (offsets ? BEHIND : 0));
        add(arguments, output, offsets, OUTPUT_OFFSET);
        List<Buffer> before = inputs.stream().map(Memory::copy).toList();
        String where = offsets ? "offset" : "start";
        invoke(index, where, arguments);
        require(index, where, Memory.guarded(expected, at, offsets ? BEHIND : 0), output);
        for (int i = 0; i < inputs.size(); i++) {
            require(index, where + ": input " + i + " is changed", before.get(i), inputs.get(i));
        }
    }

    private void checkInPlace(int index, int overwritten, Buffer expected) {
        KernelCase kernelCase = cases.get(index);
        List<Object> arguments = new ArrayList<>();
        Buffer shared = Memory.guarded(kernelCase.inputs().get(overwritten), OUTPUT_OFFSET, BEHIND);
        for (int i = 0; i < kernelCase.inputs().size(); i++) {
            Buffer input = kernelCase.inputs().get(i);
            boolean isShared = i == overwritten;
            add(
                    arguments,
                    isShared ? shared : Memory.guarded(input, inputOffset(i), BEHIND),
                    true,
                    isShared ? OUTPUT_OFFSET : inputOffset(i));
        }
        add(arguments, shared, true, OUTPUT_OFFSET);
        invoke(index, "offset", arguments);
        require(index, "in place of input " + overwritten, Memory.guarded(expected, OUTPUT_OFFSET, BEHIND), shared);
    }

    private static int inputOffset(int input) {
        return 3 + 2 * input;
    }

    private static void add(List<Object> arguments, Buffer memory, boolean offsets, int offset) {
        arguments.add(Memory.array(memory));
        if (offsets) {
            arguments.add(offset);
        }
    }

    private void invoke(int index, String name, List<Object> arguments) {
        for (Method method : classes.get(index).getDeclaredMethods()) {
            if (method.getName().equals(name)) {
                try {
                    method.setAccessible(true);
                    if (arguments.size() < method.getParameterCount()) {
                        arguments.add(sums());
                    }
                    method.invoke(null, arguments.toArray());
                } catch (InvocationTargetException e) {
                    throw new AssertionError(describe(index, name), e.getCause());
                } catch (IllegalAccessException e) {
                    throw new AssertionError(e);
                }
            }
        }
    }

    /** Longs that hold anything, as sums of an earlier layer would. */
    private static long[] sums() {
        long[] sums = new long[SUMS];
        Arrays.fill(sums, Long.MAX_VALUE);
        return sums;
    }

    private void require(int index, String where, Buffer expected, Buffer actual) {
        String difference = Memory.difference(expected, actual);
        if (difference != null) {
            fail(describe(index, where) + ": " + difference);
        }
    }

    private String describe(int index, String where) {
        return "case " + index + ", " + where + ": " + cases.get(index).kernel() + "\n" + sources.get("Kernel" + index);
    }
}
