package dev.inlay.compiler.emitter;

import dev.inlay.compiler.kernel.Window;
import dev.inlay.compiler.kernel.WindowDim;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the loops over the windows of a channels-last input. The variable of a dimension is the input index of the
 * window's first tap, negative in the padding.
 */
final class WindowLoops {
    private static final List<String> VARIABLES = List.of("plane", "row", "column");

    private final List<WindowDim> dims;
    private final List<String> variables;

    WindowLoops(Window window) {
        List<WindowDim> kept = new ArrayList<>();
        for (WindowDim dim : window.dims()) {
            boolean single = dim.input() == 1 && dim.output() == 1 && dim.size() == 1;
            if (!single || dim.isPadded()) {
                kept.add(dim);
            }
        }
        this.dims = kept;
        this.variables = VARIABLES.subList(VARIABLES.size() - kept.size(), VARIABLES.size());
    }

    List<WindowDim> dims() {
        return dims;
    }

    String variable(int d) {
        return variables.get(d);
    }

    /** Opens the loops; {@link #depth} of them. */
    void open(CodeLines code) {
        for (int d = 0; d < dims.size(); d++) {
            WindowDim dim = dims.get(d);
            int end = dim.output() * dim.stride() - dim.pad();
            String variable = variable(d);
            code.open("for (int " + variable + " = " + -dim.pad() + "; " + variable + " < " + end + "; "
                    + Expressions.advance(variable, dim.stride()) + ")");
        }
    }

    int depth() {
        return dims.size();
    }

    /** Input elements of {@code channels} channels from one step of dimension {@code d} to the next. */
    int pitch(int d, int channels) {
        int pitch = channels;
        for (int i = d + 1; i < dims.size(); i++) {
            pitch *= dims.get(i).input();
        }
        return pitch;
    }

    /** Expression for the index of the window's first element, relative to that of the sample. */
    String origin(int channels) {
        String[] terms = new String[dims.size()];
        for (int d = 0; d < terms.length; d++) {
            terms[d] = Expressions.times(variable(d), pitch(d, channels));
        }
        return Expressions.sum(terms);
    }

    /** Distance of an element of tap {@code tap} from the window's first. */
    int offset(int tap, int channels) {
        int offset = 0;
        int rest = tap;
        for (int d = dims.size() - 1; d >= 0; d--) {
            offset += rest % dims.get(d).size() * dims.get(d).dilation() * pitch(d, channels);
            rest /= dims.get(d).size();
        }
        return offset;
    }

    /** Condition for tap {@code tap} to lie in the input, or empty where it always does. */
    String inside(int tap) {
        List<String> conditions = new ArrayList<>();
        int rest = tap;
        for (int d = dims.size() - 1; d >= 0; d--) {
            WindowDim dim = dims.get(d);
            int first = rest % dim.size() * dim.dilation();
            conditions.addAll(0, conditions(d, first, first));
            rest /= dim.size();
        }
        return String.join(" && ", conditions);
    }

    /** What keeps the elements {@code first} to {@code last} behind the window's first in the input along {@code d}. */
    List<String> conditions(int d, int first, int last) {
        WindowDim dim = dims.get(d);
        List<String> conditions = new ArrayList<>();
        if (first < dim.pad()) {
            conditions.add(Expressions.plus(variable(d), first) + " >= 0");
        }
        if (dim.inputIndex(dim.output() - 1, 0) + last >= dim.input()) {
            conditions.add(variable(d) + " < " + (dim.input() - last));
        }
        return conditions;
    }
}
