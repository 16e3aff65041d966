package dev.inlay.compiler.budget;

import dev.inlay.Activations;
import dev.inlay.Estimator;
import dev.inlay.TargetVm;
import dev.inlay.compiler.declaration.Declaration;
import dev.inlay.compiler.graph.Graph;

/** What would bring a network within its accuracy budget. */
final class Advice {
    private Advice() {}

    static String of(Accuracy accuracy, Declaration declaration, Graph graph) {
        if (!accuracy.isWithinReach()) {
            return "The float network misses it as well, which no precision mends: train further, look whether the data is"
                    + " scaled as in training, or ask for less";
        }
        if (graph.hasQuantizedActivations()) {
            return "The model file keeps its own scales: give the float model, and Inlay chooses them";
        }
        return switch (declaration.precision()) {
            case INT2, INT3, INT4 ->
                "More bits help most: choose MIXED, which gives them to the layers that need them, or INT8; then more"
                        + " calibration data";
            case MIXED -> "8 bits everywhere are not enough: give more calibration data, or choose FP16";
            case INT8 -> ofEightBits(declaration);
            case FP16, FP32 -> "Choose FP32, or ask for less";
        };
    }

    static String onMemory(Declaration declaration) {
        String code = declaration.target() == TargetVm.MICRO ? "" : "; target = MICRO takes the least code and RAM";
        return switch (declaration.precision()) {
            case FP16, FP32 -> "INT8 takes a quarter of the bytes of FP32, INT4 an eighth" + code;
            case INT8 -> "MIXED or INT4 take about half the bytes of INT8" + code;
            case INT4, INT3, INT2, MIXED -> "What is left are fewer bits, or a smaller network" + code;
        };
    }

    private static String ofEightBits(Declaration declaration) {
        if (declaration.activations() == Activations.DYNAMIC) {
            return "Give calibration data and leave activations STATIC, or choose FP16";
        }
        String estimator = declaration.calibration().estimator() == Estimator.AUTO
                ? "another estimator in @Calibration"
                : "the estimator AUTO in @Calibration";
        return "Give more calibration data that is like this, or " + estimator
                + "; activations = DYNAMIC and precision = FP16 lose least";
    }
}
