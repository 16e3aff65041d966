package dev.inlay.compiler;

import dev.inlay.Activations;
import dev.inlay.Precision;
import dev.inlay.compiler.declaration.Declaration;
import dev.inlay.compiler.diagnostic.Diagnostic;
import dev.inlay.compiler.diagnostic.DiagnosticException;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.diagnostic.Place;
import java.util.ArrayList;
import java.util.List;

/** Refuses what the annotation can already say but the compiler cannot do yet. */
final class FeatureChecker {
    private FeatureChecker() {}

    static void check(Declaration declaration) {
        List<Diagnostic> missing = new ArrayList<>();
        Precision precision = declaration.precision();
        boolean isFloat = precision == Precision.FP16 || precision == Precision.FP32;
        if (precision == Precision.MIXED && declaration.budgets().accuracy().isEmpty()) {
            missing.add(Diagnostic.of(DiagnosticId.MIXED_WITHOUT_BUDGET, Place.annotation("QuantizedModel.precision")));
        }
        if (declaration.activations() == Activations.DYNAMIC && precision != Precision.INT8 && !isFloat) {
            missing.add(missing("activations", "activations DYNAMIC with precision " + precision, "choose INT8"));
        }
        if (!missing.isEmpty()) {
            throw new DiagnosticException(missing);
        }
    }

    private static Diagnostic missing(String element, String what, String instead) {
        return Diagnostic.of(
                DiagnosticId.NOT_YET_SUPPORTED, Place.annotation("QuantizedModel." + element), what, instead);
    }
}
