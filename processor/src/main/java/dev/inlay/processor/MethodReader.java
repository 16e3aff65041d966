package dev.inlay.processor;

import dev.inlay.Tensor;
import dev.inlay.compiler.declaration.EnumDeclaration;
import dev.inlay.compiler.declaration.MethodDeclaration;
import dev.inlay.compiler.declaration.MethodDeclaration.Returns;
import dev.inlay.compiler.declaration.ParameterDeclaration;
import dev.inlay.compiler.diagnostic.Diagnostic;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.diagnostic.Place;
import dev.inlay.compiler.kernel.ElementType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** Reads the methods of an interface; which tensor a parameter stands for is settled later, against the network. */
final class MethodReader {
    private final Types types;
    private final List<Diagnostic> problems;

    MethodReader(Types types, List<Diagnostic> problems) {
        this.types = types;
        this.problems = problems;
    }

    /** The method as data; empty if its form is none that can be implemented, which is added to the problems. */
    Optional<MethodDeclaration> read(int index, ExecutableElement method) {
        if (!method.getTypeParameters().isEmpty()) {
            return unsupported(index, method, "it has type parameters");
        }
        List<ParameterDeclaration> parameters = new ArrayList<>();
        for (VariableElement parameter : method.getParameters()) {
            Optional<ElementType> elementType = arrayOf(parameter.asType());
            if (elementType.isEmpty()) {
                String what = "parameter " + parameter.getSimpleName() + " is " + parameter.asType()
                        + ", not float[], byte[] or short[]";
                return unsupported(index, method, what);
            }
            Optional<String> tensor =
                    Optional.ofNullable(parameter.getAnnotation(Tensor.class)).map(Tensor::value);
            parameters.add(new ParameterDeclaration(parameter.getSimpleName().toString(), elementType.get(), tensor));
        }
        return withResult(index, method, parameters);
    }

    private Optional<MethodDeclaration> withResult(
            int index, ExecutableElement method, List<ParameterDeclaration> parameters) {
        TypeMirror result = method.getReturnType();
        String name = method.getSimpleName().toString();
        if (result.getKind() == TypeKind.VOID) {
            boolean reset = parameters.isEmpty() && name.equals("reset");
            if (parameters.isEmpty() && !reset) {
                return unsupported(index, method, "it has no parameters");
            }
            return declared(index, name, reset ? Returns.RESET : Returns.NOTHING, Optional.empty(), parameters);
        }
        if (parameters.isEmpty()) {
            return unsupported(index, method, "it has no input");
        }
        if (result.getKind() == TypeKind.INT) {
            return declared(index, name, Returns.INDEX, Optional.empty(), parameters);
        }
        Optional<ElementType> array = arrayOf(result);
        if (array.isPresent()) {
            return declared(index, name, Returns.ARRAY, array, parameters);
        }
        Element type = types.asElement(result);
        if (type != null && type.getKind() == ElementKind.ENUM) {
            return ofEnum(index, method, (TypeElement) type, parameters);
        }
        return unsupported(index, method, "it returns " + result);
    }

    private Optional<MethodDeclaration> ofEnum(
            int index, ExecutableElement method, TypeElement type, List<ParameterDeclaration> parameters) {
        for (Element around = type; around instanceof TypeElement; around = around.getEnclosingElement()) {
            if (around.getModifiers().contains(Modifier.PRIVATE)) {
                return unsupported(index, method, "the enum " + type.getSimpleName() + " is private");
            }
        }
        List<String> constants = type.getEnclosedElements().stream()
                .filter(member -> member.getKind() == ElementKind.ENUM_CONSTANT)
                .map(member -> member.getSimpleName().toString())
                .toList();
        return Optional.of(new MethodDeclaration(
                index,
                method.getSimpleName().toString(),
                Returns.ENUM,
                Optional.empty(),
                Optional.of(new EnumDeclaration(TypeNames.packageOf(type), TypeNames.inPackage(type), constants)),
                parameters));
    }

    private static Optional<MethodDeclaration> declared(
            int index,
            String name,
            Returns returns,
            Optional<ElementType> array,
            List<ParameterDeclaration> parameters) {
        return Optional.of(new MethodDeclaration(index, name, returns, array, Optional.empty(), parameters));
    }

    private static Optional<ElementType> arrayOf(TypeMirror type) {
        if (type.getKind() != TypeKind.ARRAY) {
            return Optional.empty();
        }
        return switch (((ArrayType) type).getComponentType().getKind()) {
            case FLOAT -> Optional.of(ElementType.FLOAT32);
            case BYTE -> Optional.of(ElementType.INT8);
            case SHORT -> Optional.of(ElementType.INT16);
            default -> Optional.empty();
        };
    }

    private Optional<MethodDeclaration> unsupported(int index, ExecutableElement method, String why) {
        problems.add(Diagnostic.of(DiagnosticId.METHOD_FORM, Place.method(index), method.getSimpleName(), why));
        return Optional.empty();
    }
}
