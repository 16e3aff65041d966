package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import dev.inlay.compiler.declaration.MethodDeclaration;
import dev.inlay.compiler.declaration.MethodDeclaration.Returns;
import java.util.List;

/** What a method that names a class says about the classes, where the model file names them. */
final class MethodComment {
    private MethodComment() {}

    static CodeBlock of(MethodDeclaration method, List<String> labels) {
        boolean chooses = method.returns() == Returns.INDEX || method.returns() == Returns.ENUM;
        if (!chooses || labels.isEmpty()) {
            return CodeBlock.of("");
        }
        String result = method.returns() == Returns.INDEX ? "index" : "constant";
        return CodeBlock.of(
                "@return the $L of the largest output; outputs are $L\n", result, Javadoc.enumeration(labels));
    }
}
