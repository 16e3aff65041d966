package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import dev.inlay.compiler.kernel.Kernel;
import dev.inlay.compiler.program.Variant;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * The static method of one kernel.
 *
 * @param arguments what the caller hands to each parameter
 * @param constants constant arrays the body names
 * @param parts further methods, which the body calls
 * @param literals numbers of type long in the code
 */
record KernelMethod(
        String name,
        List<ParameterSpec> parameters,
        List<String> arguments,
        CodeBlock body,
        Set<Constant> constants,
        List<MethodSpec> parts,
        int literals) {
    KernelMethod(
            String name,
            List<ParameterSpec> parameters,
            List<String> arguments,
            CodeBlock body,
            Set<Constant> constants) {
        this(name, parameters, arguments, body, constants, List.of(), 0);
    }

    /** Has the emitter of {@code kernel} in the form {@code variant} write the method; its constants go to {@code table}. */
    static KernelMethod write(
            LayerName name,
            Kernel kernel,
            Variant variant,
            List<Location> inputs,
            Location output,
            ConstantTable table) {
        KernelScope scope = new KernelScope(name, inputs, output, table);
        CodeBlock body = CodeBlock.join(List.of(scope.offsets(), KernelEmitters.body(kernel, variant, scope)), "");
        return new KernelMethod(
                name.method(),
                scope.parameters(),
                scope.arguments(),
                body,
                scope.constants(),
                scope.parts(),
                scope.literals());
    }

    MethodSpec.Builder spec(Modifier... access) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(access)
                .addModifiers(Modifier.STATIC)
                .returns(TypeName.VOID)
                .addParameters(parameters)
                .addCode(body);
    }

    /** The methods that its body calls. */
    List<MethodSpec> partSpecs(Modifier... access) {
        return parts.stream()
                .map(part -> part.toBuilder()
                        .addModifiers(access)
                        .addModifiers(Modifier.STATIC)
                        .build())
                .toList();
    }

    /** Bytes of code of a call, from above. */
    int callSize() {
        return 3 + 4 * arguments.size();
    }

    /** {@code conv(arena, 0, arena, 128);}. */
    CodeBlock call() {
        return CodeBlock.of("$L($L);\n", name, String.join(", ", arguments));
    }
}
