package dev.inlay.compiler.emitter;

/** Text of a model in comments. */
final class Javadoc {
    private static final int MAX_LENGTH = 120;

    private Javadoc() {}

    /** The text, where each character that could end the comment or mean something in it is a question mark. */
    static String text(String text) {
        StringBuilder safe = new StringBuilder();
        for (int i = 0; i < Math.min(text.length(), MAX_LENGTH); i++) {
            char c = text.charAt(i);
            boolean endsComment = c == '/' && i > 0 && text.charAt(i - 1) == '*';
            boolean plain = c >= ' ' && c < 127 && "<>&@\\{}".indexOf(c) < 0;
            safe.append(plain && !endsComment ? c : '?');
        }
        return safe + (text.length() > MAX_LENGTH ? "..." : "");
    }
}
