package dev.inlay.compiler.diagnostic;

/**
 * Every message Inlay prints. Codes are stable: 1xx the annotated interface, 2xx finding files, 3xx the model, 4xx
 * calibration data, 5xx quantization and limits, 9xx Inlay itself. {@code docs/diagnostics.md} has a section for each.
 */
public enum DiagnosticId {
    MODEL_NOT_FOUND(201, Severity.ERROR, "model {0} is not found; looked in {1}{2}"),
    MODEL_EMPTY(202, Severity.ERROR, "model {0} is empty"),
    MODEL_UNREADABLE(203, Severity.ERROR, "model {0} cannot be read: {1}"),
    INTERNAL_ERROR(
            901, Severity.ERROR, "internal error in stage {0} on model {1} (SHA-256 {2}); please report it:\n{3}");

    private final int number;
    private final Severity severity;
    private final String template;

    DiagnosticId(int number, Severity severity, String template) {
        this.number = number;
        this.severity = severity;
        this.template = template;
    }

    /** {@code INLAY-201}. */
    public String code() {
        return "INLAY-" + number;
    }

    public Severity severity() {
        return severity;
    }

    /** The template with {@code {i}} replaced by {@code arguments[i]}, taken as they print. */
    String fill(Object... arguments) {
        StringBuilder text = new StringBuilder();
        int from = 0;
        for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', from)) {
            int close = template.indexOf('}', open);
            text.append(template, from, open);
            text.append(arguments[Integer.parseInt(template.substring(open + 1, close))]);
            from = close + 1;
        }
        return text.append(template, from, template.length()).toString();
    }
}
