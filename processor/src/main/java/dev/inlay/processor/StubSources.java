package dev.inlay.processor;

import dev.inlay.compiler.declaration.Declaration;
import dev.inlay.compiler.declaration.EnumDeclaration;
import dev.inlay.compiler.declaration.MethodDeclaration;
import dev.inlay.compiler.declaration.MethodDeclaration.Returns;
import dev.inlay.compiler.declaration.ParameterDeclaration;
import dev.inlay.compiler.kernel.ElementType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The interface of a generated class and the enums it returns, written from their declarations alone. */
final class StubSources {
    /** A type, with those in it. */
    private static final class Type {
        private String kind = "class";
        private String body = "";
        private final Map<String, Type> nested = new LinkedHashMap<>();

        Type in(String name) {
            return nested.computeIfAbsent(name, key -> new Type());
        }

        String text(String name) {
            StringBuilder text = new StringBuilder("public " + kind + " " + name + " {\n" + body);
            nested.forEach((inner, type) ->
                    text.append(type.kind.equals("class") ? "static " : "").append(type.text(inner)));
            return text.append("}\n").toString();
        }
    }

    /** By package. */
    private final Map<String, Type> packages = new LinkedHashMap<>();

    private StubSources() {}

    /** Source texts by qualified name. */
    static Map<String, String> of(Declaration declaration) {
        StubSources stubs = new StubSources();
        Type spotter = stubs.type(declaration.packageName(), declaration.interfaceName());
        spotter.kind = "interface";
        StringBuilder methods = new StringBuilder();
        for (MethodDeclaration method : declaration.methods()) {
            method.resultEnum().ifPresent(stubs::add);
            methods.append(text(method));
        }
        spotter.body = methods.toString();
        Map<String, String> sources = new LinkedHashMap<>();
        stubs.packages.forEach((name, types) -> types.nested.forEach((simple, type) -> sources.put(
                name.isEmpty() ? simple : name + "." + simple,
                (name.isEmpty() ? "" : "package " + name + ";\n") + type.text(simple))));
        return sources;
    }

    private Type type(String packageName, String name) {
        Type type = packages.computeIfAbsent(packageName, key -> new Type());
        for (String part : name.split("\\.", -1)) {
            type = type.in(part);
        }
        return type;
    }

    private void add(EnumDeclaration declaration) {
        Type type = type(declaration.packageName(), declaration.name());
        type.kind = "enum";
        type.body = String.join(", ", declaration.constants()) + ";\n";
    }

    private static String text(MethodDeclaration method) {
        List<String> parameters = new ArrayList<>();
        for (ParameterDeclaration parameter : method.parameters()) {
            parameters.add(array(parameter.elementType()) + " " + parameter.name());
        }
        return result(method) + " " + method.name() + "(" + String.join(", ", parameters) + ");\n";
    }

    private static String result(MethodDeclaration method) {
        if (method.returns() == Returns.ARRAY) {
            return array(method.resultElement().orElseThrow());
        } else if (method.returns() == Returns.ENUM) {
            EnumDeclaration type = method.resultEnum().orElseThrow();
            return type.packageName().isEmpty() ? type.name() : type.packageName() + "." + type.name();
        }
        return method.returns() == Returns.INDEX ? "int" : "void";
    }

    private static String array(ElementType type) {
        return switch (type) {
            case INT8 -> "byte[]";
            case INT16 -> "short[]";
            case FLOAT32 -> "float[]";
        };
    }
}
