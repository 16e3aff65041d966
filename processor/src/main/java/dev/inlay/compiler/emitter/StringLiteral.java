package dev.inlay.compiler.emitter;

/** Strings as Java source in ASCII, whatever the encoding that source is written and read in. */
final class StringLiteral {
    private static final int LINE = 96;

    private StringLiteral() {}

    static String of(String text) {
        StringBuilder literal = new StringBuilder("\"");
        text.chars().forEach(c -> literal.append(escape((char) c)));
        return literal.append('"').toString();
    }

    /** The string as several literals that javac joins, one a line. */
    static String wrapped(String text) {
        StringBuilder literal = new StringBuilder("\"");
        int line = 0;
        for (int i = 0; i < text.length(); i++) {
            String escaped = escape(text.charAt(i));
            if (line + escaped.length() > LINE) {
                literal.append("\"\n+ \"");
                line = 0;
            }
            literal.append(escaped);
            line += escaped.length();
        }
        return literal.append('"').toString();
    }

    /** One character as it stands between quotes. */
    static String escape(char c) {
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case '\b' -> "\\b";
            case '\f' -> "\\f";
            default -> {
                if (c >= ' ' && c < 127) {
                    yield String.valueOf(c);
                }
                // as many digits as can be, so that a digit behind them is not taken in
                yield c < 128
                        ? "\\" + (c >> 6) + (c >> 3 & 7) + (c & 7)
                        : "\\u" + Integer.toHexString(0x1_0000 | c).substring(1);
            }
        };
    }
}
