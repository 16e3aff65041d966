package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import dev.inlay.compiler.declaration.Declaration;
import dev.inlay.compiler.kernel.ElementType;

/** What a generated class says about itself. */
final class ClassComment {
    private ClassComment() {}

    static CodeBlock of(Declaration declaration, Ports ports) {
        CodeBlock.Builder comment = CodeBlock.builder();
        comment.add(
                "The network of {@code $L} in $L.\n\n<ul>\n",
                Javadoc.text(declaration.model()),
                declaration.precision());
        ports.stream().forEach(port -> comment.add("<li>$L\n", describe(port)));
        return comment.add("""
                        </ul>

                        <p>Arrays hold the elements of a tensor row by row, the last dimension fastest. An instance owns its
                        working memory and is for one thread at a time; weights are shared. An array cannot be input and
                        output of one call.
                        """).build();
    }

    /** {@code input image: int8[1, 3, 32, 32], scale 0.0078125, zero point 0}. */
    private static String describe(Port port) {
        String text = (port.isInput() ? "input " : "output ") + "{@code " + Javadoc.text(port.name()) + "}: "
                + KernelDescription.type(port.slot());
        if (port.elementType() == ElementType.FLOAT32) {
            return text;
        }
        String scale = FloatLiteral.of(port.scale());
        return text + ", scale " + scale.substring(0, scale.length() - 1) + ", zero point " + port.zeroPoint();
    }
}
