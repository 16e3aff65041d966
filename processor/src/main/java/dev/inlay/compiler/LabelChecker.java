package dev.inlay.compiler;

import dev.inlay.compiler.declaration.Declaration;
import dev.inlay.compiler.declaration.EnumDeclaration;
import dev.inlay.compiler.declaration.MethodDeclaration;
import dev.inlay.compiler.diagnostic.DiagnosticCollector;
import dev.inlay.compiler.diagnostic.DiagnosticException;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.diagnostic.Place;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Holds the enums that methods return against the labels of the model. Names are the same if their letters and digits
 * are: {@code no} is NO, {@code T-shirt/top} is T_SHIRT_TOP. A constant that names another class than the one at its
 * place is an error; one that names none may be a translation.
 */
final class LabelChecker {
    private static final int LISTED = 40;

    private LabelChecker() {}

    static void check(List<String> labels, Declaration declaration, DiagnosticCollector diagnostics) {
        List<String> names = labels.stream().map(LabelChecker::plain).toList();
        for (MethodDeclaration method : declaration.methods()) {
            Optional<EnumDeclaration> type = method.resultEnum();
            // a wrong count has a message of its own
            if (type.isPresent() && type.get().constants().size() == labels.size()) {
                check(method, type.get(), labels, names, diagnostics);
            }
        }
    }

    private static void check(
            MethodDeclaration method,
            EnumDeclaration type,
            List<String> labels,
            List<String> names,
            DiagnosticCollector diagnostics) {
        int unknown = -1;
        for (int i = 0; i < labels.size(); i++) {
            String constant = type.constants().get(i);
            if (!plain(constant).equals(names.get(i))) {
                int other = names.indexOf(plain(constant));
                if (other >= 0) {
                    throw new DiagnosticException(
                            DiagnosticId.ENUM_ORDER,
                            Place.method(method.index()),
                            method.name(),
                            type.name(),
                            constant,
                            i,
                            labels.get(i),
                            labels.get(other),
                            other,
                            list(type.constants()),
                            list(labels));
                }
                unknown = unknown < 0 ? i : unknown;
            }
        }
        if (unknown >= 0) {
            diagnostics.add(
                    DiagnosticId.ENUM_LABELS,
                    Place.method(method.index()),
                    method.name(),
                    type.name(),
                    type.constants().get(unknown),
                    unknown,
                    labels.get(unknown),
                    list(type.constants()),
                    list(labels));
        }
    }

    private static String plain(String name) {
        return name.codePoints()
                .filter(Character::isLetterOrDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .toUpperCase(Locale.ROOT);
    }

    private static String list(List<String> names) {
        int more = names.size() - LISTED;
        return String.join(", ", names.subList(0, Math.min(names.size(), LISTED)))
                + (more > 0 ? " and " + more + " more" : "");
    }
}
