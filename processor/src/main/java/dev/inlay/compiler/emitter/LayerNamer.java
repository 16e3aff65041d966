package dev.inlay.compiler.emitter;

import dev.inlay.compiler.program.Slot;
import dev.inlay.compiler.program.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes names of methods from the names of a model's nodes: short, readable, each once. */
final class LayerNamer {
    private static final int MAX_LENGTH = 40;

    private final NamePool methods;

    /** Folders that every node is in, as exporters put them. */
    private final int commonSegments;

    LayerNamer(List<Step> steps, NamePool methods) {
        this.methods = methods;
        this.commonSegments =
                commonSegments(steps.stream().map(step -> segments(step.name())).toList());
    }

    private static List<String> segments(String name) {
        // converters join the names of fused nodes; the first says enough
        int end = name.indexOf(';');
        return Arrays.asList((end < 0 ? name : name.substring(0, end)).split("/", -1));
    }

    private static int commonSegments(List<List<String>> names) {
        if (names.size() < 2) {
            return 0;
        }
        int common =
                names.stream().mapToInt(segments -> segments.size() - 1).min().orElse(0);
        for (List<String> segments : names) {
            while (!segments.subList(0, common).equals(names.get(0).subList(0, common))) {
                common--;
            }
        }
        return common;
    }

    LayerName name(Step step) {
        List<String> segments = segments(step.name());
        int from = Math.min(commonSegments, segments.size() - 1);
        List<String> words = lastWords(Words.of(String.join("/", segments.subList(from, segments.size()))));
        if (words.isEmpty() || Words.startWithDigit(words)) {
            words.addAll(0, KernelDescription.words(step.kernel()));
        }
        return unique(new LayerName(words));
    }

    /** For work on a slot that is no step of the network: {@code loadImage}. */
    LayerName name(String verb, Slot slot) {
        List<String> words = lastWords(Words.of(slot.name()));
        words.add(0, verb);
        return unique(new LayerName(words));
    }

    private static List<String> lastWords(List<String> words) {
        List<String> last = new ArrayList<>();
        int length = 0;
        for (int i = words.size() - 1; i >= 0; i--) {
            length += words.get(i).length();
            if (length > MAX_LENGTH) {
                break;
            }
            last.add(0, words.get(i));
        }
        return last;
    }

    private LayerName unique(LayerName wanted) {
        LayerName name = wanted;
        for (int number = 2; !methods.take(name.method()); number++) {
            name = wanted.with(Integer.toString(number));
        }
        return name;
    }
}
