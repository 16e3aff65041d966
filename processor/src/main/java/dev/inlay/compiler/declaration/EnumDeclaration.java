package dev.inlay.compiler.declaration;

import java.util.List;

/**
 * An enum that a method returns.
 *
 * @param packageName empty for the default package
 * @param name as written from inside of the package: {@code Outer.Word} for a nested one
 * @param constants in order
 */
public record EnumDeclaration(String packageName, String name, List<String> constants) {
    public EnumDeclaration {
        constants = List.copyOf(constants);
    }
}
