package dev.inlay.compiler.emitter;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import dev.inlay.compiler.declaration.EnumDeclaration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** The enums that methods return, each with its constants in a field: {@code values()} copies them at every call. */
final class Labels {
    private final Map<EnumDeclaration, String> names = new LinkedHashMap<>();

    Labels(List<BoundMethod> methods, NamePool fieldNames) {
        for (BoundMethod method : methods) {
            method.declaration()
                    .resultEnum()
                    .ifPresent(type -> names.computeIfAbsent(type, t -> fieldNames.unique(fieldName(t))));
        }
    }

    private static String fieldName(EnumDeclaration type) {
        String simpleName = type.name().substring(type.name().lastIndexOf('.') + 1);
        List<String> words = Words.of(simpleName);
        return words.isEmpty() ? "LABELS" : new LayerName(words).constant() + "_LABELS";
    }

    static ClassName type(EnumDeclaration type) {
        return ClassNames.type(type.packageName(), type.name());
    }

    String field(EnumDeclaration type) {
        return names.get(type);
    }

    List<FieldSpec> fields() {
        return names.entrySet().stream()
                .map(entry -> FieldSpec.builder(
                                ArrayTypeName.of(type(entry.getKey())),
                                entry.getValue(),
                                Modifier.PRIVATE,
                                Modifier.STATIC,
                                Modifier.FINAL)
                        .initializer("$T.values()", type(entry.getKey()))
                        .build())
                .toList();
    }
}
