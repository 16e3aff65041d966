package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import dev.inlay.compiler.declaration.Declaration;
import dev.inlay.compiler.graph.Metadata;
import dev.inlay.compiler.graph.TensorMetadata;
import dev.inlay.compiler.kernel.ElementType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a generated class says about itself. */
final class ClassComment {
    private ClassComment() {}

    static CodeBlock of(Declaration declaration, Ports ports, Metadata metadata) {
        CodeBlock.Builder comment = CodeBlock.builder();
        comment.add("The network of {@code $L} in $L.\n\n", Javadoc.text(declaration.model()), declaration.precision());
        about(metadata).forEach(line -> comment.add("<p>$L\n\n", Javadoc.paragraph(line)));
        comment.add("<ul>\n");
        addPorts(comment, ports.inputs(), metadata.inputs());
        addPorts(comment, ports.outputs(), metadata.outputs());
        return comment.add("""
                        </ul>

                        <p>Arrays hold the elements of a tensor row by row, the last dimension fastest. An instance owns its
                        working memory and is for one thread at a time; weights are shared. An array cannot be input and
                        output of one call.
                        """).build();
    }

    /** What the file tells of the network as a whole. */
    private static List<String> about(Metadata metadata) {
        List<String> facts = new ArrayList<>();
        String title = (metadata.name() + " " + metadata.version()).strip();
        String author = metadata.author().isEmpty() ? "" : "by " + metadata.author();
        facts.add((title + " " + author).strip());
        facts.add(metadata.description());
        facts.add(metadata.license().isEmpty() ? "" : "Licence: " + metadata.license());
        return facts.stream().filter(fact -> !fact.isEmpty()).toList();
    }

    private static void addPorts(CodeBlock.Builder comment, List<Port> ports, List<TensorMetadata> told) {
        for (int i = 0; i < ports.size(); i++) {
            comment.add("<li>$L\n", describe(ports.get(i)));
            if (i < told.size()) {
                details(told.get(i)).forEach(line -> comment.add("    <br>$L\n", line));
            }
        }
    }

    private static List<String> details(TensorMetadata told) {
        List<String> details = new ArrayList<>();
        if (!told.description().isEmpty()) {
            details.add(Javadoc.paragraph(told.description()));
        }
        told.normalization()
                .ifPresent(normalization ->
                        details.add("Normalized as (x - mean) / deviation with mean " + numbers(normalization.means())
                                + " and standard deviation " + numbers(normalization.deviations()) + "."));
        if (!told.labels().isEmpty()) {
            details.add("Its elements are " + Javadoc.enumeration(told.labels()) + ".");
        }
        return details;
    }

    private static String numbers(List<Float> numbers) {
        return numbers.stream().map(number -> Float.toString(number)).collect(Collectors.joining(", "));
    }

    /** {@code input image: int8[1, 3, 32, 32], scale 0.0078125, zero point 0}. */
    private static String describe(Port port) {
        String text =
                (port.isInput() ? "input " : "output ") + "{@code " + Javadoc.text(port.name()) + "}: " + port.type();
        if (port.elementType() == ElementType.FLOAT32) {
            return text;
        }
        String scale = FloatLiteral.of(port.scale());
        return text + ", scale " + scale.substring(0, scale.length() - 1) + ", zero point " + port.zeroPoint();
    }
}
