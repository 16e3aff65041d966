package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import dev.inlay.compiler.kernel.ElementType;
import dev.inlay.compiler.kernel.QResize;
import dev.inlay.compiler.kernel.ResizeLine;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;

/** Bilinear interpolation: the four weights of a pixel, then its channels. */
final class QResizeEmitter implements KernelEmitter<QResize> {
    @Override
    public CodeBlock body(QResize kernel, KernelNames names) {
        CodeLines code = new CodeLines();
        int line = kernel.width() * kernel.channels();
        String from = names.inputOffset(0);
        declare(code, names, kernel.rows(), "row", line);
        declare(code, names, kernel.columns(), "column", kernel.channels());
        code.add("int o = " + names.outputOffset() + ";");
        int image = kernel.height() * line;
        code.open("for (int image = " + from + ", images = " + Expressions.plus(from, (long) kernel.batch() * image)
                + "; image < images; image += " + image + ")");
        code.open("for (int r = 0; r < " + kernel.rows().size() + "; r++)");
        code.add("int top = image + rows[r];");
        code.add("int bottom = image + nextRows[r];");
        code.add("int down = rowWeights[r];");
        code.open("for (int c = 0; c < " + kernel.columns().size() + "; c++)");
        code.add("int left = columns[c];");
        code.add("int right = nextColumns[c];");
        code.add("int across = columnWeights[c];");
        String x = names.input(0);
        int one = ResizeLine.ONE;
        code.open("for (int k = 0; k < " + kernel.channels() + "; k++)");
        code.add("int above = " + x + "[top + left + k] * (" + one + " - across) + " + x
                + "[top + right + k] * across;");
        code.add("int below = " + x + "[bottom + left + k] * (" + one + " - across) + " + x
                + "[bottom + right + k] * across;");
        String wide = kernel.elementType() == ElementType.INT16 ? "(long) " : "";
        code.add((wide.isEmpty() ? "int" : "long") + " sum = " + wide + "above * (" + one + " - down) + " + wide
                + "below * down;");
        int half = 1 << (QResize.BITS - 1);
        code.add(names.output() + "[o++] = "
                + names.toElement("((sum + (sum > 0 ? " + half + " : -" + half + ")) / " + (1 << QResize.BITS) + ")")
                + ";");
        code.close(4);
        return code.build();
    }

    private static void declare(CodeLines code, KernelNames names, List<ResizeLine> lines, String what, int elements) {
        String role = what.toUpperCase(Locale.ROOT);
        String capitalized = Character.toUpperCase(what.charAt(0)) + what.substring(1);
        table(code, names, role + "S", what + "s", lines, line -> line.first() * elements);
        table(code, names, "NEXT_" + role + "S", "next" + capitalized + "s", lines, line -> line.second() * elements);
        table(code, names, role + "_WEIGHTS", what + "Weights", lines, ResizeLine::weight);
    }

    private static void table(
            CodeLines code,
            KernelNames names,
            String role,
            String variable,
            List<ResizeLine> lines,
            ToIntFunction<ResizeLine> entry) {
        int[] data = lines.stream().mapToInt(entry).toArray();
        code.add("final int[] " + variable + " = " + names.ints(role, data) + ";");
    }
}
