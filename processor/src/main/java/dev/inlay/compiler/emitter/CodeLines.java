package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;

/** Java statements under construction, one a line. */
final class CodeLines {
    private final CodeBlock.Builder code = CodeBlock.builder();

    /** Adds a complete statement or comment. */
    CodeLines add(String line) {
        code.add("$L\n", line);
        return this;
    }

    /** As {@link #add(String)}, with the types it names imported. */
    CodeLines add(CodeBlock line) {
        code.add("$L\n", line);
        return this;
    }

    /** Opens a block, {@code head} being everything in front of its brace; may be empty. */
    CodeLines open(String head) {
        code.add("$L{\n", head.isEmpty() ? head : head + " ");
        code.indent();
        return this;
    }

    /** Closes a block and opens another, {@code head} being {@code else} or {@code else if}. */
    CodeLines reopen(String head) {
        code.unindent();
        code.add("} $L {\n", head);
        code.indent();
        return this;
    }

    CodeLines close() {
        code.unindent();
        code.add("}\n");
        return this;
    }

    /** Closes a block, {@code tail} following its brace. */
    CodeLines close(String tail) {
        code.unindent();
        code.add("} $L\n", tail);
        return this;
    }

    CodeLines close(int blocks) {
        for (int i = 0; i < blocks; i++) {
            close();
        }
        return this;
    }

    CodeBlock build() {
        return code.build();
    }
}
