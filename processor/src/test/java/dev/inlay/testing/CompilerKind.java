package dev.inlay.testing;

import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;

/** The compilers that Inlay runs in. */
public enum CompilerKind {
    /** The JDK's own, of the JDK that runs the tests. */
    JAVAC,
    /** Eclipse's. */
    ECJ;

    JavaCompiler compiler() {
        return this == JAVAC ? ToolProvider.getSystemJavaCompiler() : new EclipseCompiler();
    }

    /** What makes both compile the same language. */
    List<String> options() {
        return this == JAVAC ? List.of("--release", "17") : List.of("-17");
    }
}
