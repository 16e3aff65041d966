package dev.inlay.processor;

import dev.inlay.compiler.diagnostic.Diagnostic;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.diagnostic.Place;
import java.util.List;

/** Says what is wrong with a path that cannot name a file. */
final class PathChecker {
    private PathChecker() {}

    /** @param element the annotation's element that holds the path */
    static void check(String element, String path, List<Diagnostic> problems) {
        String wrong = null;
        if (path.isBlank()) {
            wrong = "it is blank";
        } else if (path.indexOf('\\') >= 0) {
            wrong = "folders are separated by forward slashes";
        } else if (path.startsWith("/") || path.matches("[A-Za-z]:.*")) {
            wrong = "it is absolute";
        } else if (List.of(path.split("/")).contains("..")) {
            wrong = "it has a \"..\"";
        } else if (path.indexOf('\0') >= 0) {
            wrong = "it has a NUL character";
        }
        if (wrong != null) {
            problems.add(
                    Diagnostic.of(DiagnosticId.BAD_PATH, Place.annotation(element), path.replace("\0", "\\0"), wrong));
        }
    }
}
