package dev.inlay.processor;

import dev.inlay.Calibration;
import dev.inlay.ImageColor;
import dev.inlay.ImageFit;
import dev.inlay.QuantizedModel;
import dev.inlay.compiler.declaration.CalibrationSettings;
import dev.inlay.compiler.declaration.DimensionSettings;
import dev.inlay.compiler.declaration.ImageSettings;
import dev.inlay.compiler.diagnostic.Diagnostic;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.diagnostic.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the values of the annotations and checks those that can be wrong in themselves. */
final class SettingsReader {
    private final QuantizedModel model;
    private final Calibration calibration;
    private final List<Diagnostic> problems;

    /** @param calibration may be null */
    SettingsReader(QuantizedModel model, Calibration calibration, List<Diagnostic> problems) {
        this.model = model;
        this.calibration = calibration;
        this.problems = problems;
    }

    void checkModel() {
        PathChecker.check("QuantizedModel.value", model.value(), problems);
        if (!model.calibration().isEmpty()) {
            PathChecker.check("QuantizedModel.calibration", model.calibration(), problems);
        }
    }

    DimensionSettings dimensions() {
        Map<String, Integer> sizes = new TreeMap<>();
        for (String entry : model.dimensions()) {
            int equals = entry.lastIndexOf('=');
            Optional<Integer> size = equals < 1 ? Optional.empty() : positive(entry.substring(equals + 1));
            if (size.isEmpty()) {
                problem(DiagnosticId.BAD_DIMENSION, "QuantizedModel.dimensions", entry);
            } else {
                sizes.put(entry.substring(0, equals).strip(), size.get());
            }
        }
        return new DimensionSettings(sizes);
    }

    private static Optional<Integer> positive(String text) {
        try {
            int number = Integer.parseInt(text.strip());
            return number > 0 ? Optional.of(number) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    CalibrationSettings calibration() {
        if (calibration == null) {
            return CalibrationSettings.of(model.calibration());
        }
        double percentile = calibration.percentile();
        if (!(percentile > 50 && percentile <= 100)) {
            setting("percentile", "percentile is a share in percent, above 50 and up to 100; it is " + percentile);
        }
        if (calibration.maxSamples() < 0) {
            setting("maxSamples", "maxSamples is a number of samples, or 0 for all; it is " + calibration.maxSamples());
        }
        return new CalibrationSettings(
                model.calibration(),
                calibration.estimator(),
                percentile,
                calibration.maxSamples(),
                inputRange(),
                image());
    }

    private Optional<List<Float>> inputRange() {
        float[] range = calibration.inputRange();
        if (range.length == 0) {
            return Optional.empty();
        }
        boolean usable =
                range.length == 2 && range[0] < range[1] && !Float.isInfinite(range[0]) && !Float.isInfinite(range[1]);
        if (!usable) {
            setting(
                    "inputRange",
                    "inputRange is the smallest and the largest value of the inputs, two finite numbers such as {0, 1}");
            return Optional.empty();
        }
        return Optional.of(list(range));
    }

    private ImageSettings image() {
        ImageColor color = calibration.imageColor();
        ImageFit fit = calibration.imageFit();
        List<Float> means = list(calibration.imageMean());
        List<Float> deviations = list(calibration.imageDeviation());
        boolean usableMeans = areUsable("imageMean", means);
        boolean usableDeviations = areUsable("imageDeviation", deviations);
        if (deviations.contains(0f) || deviations.contains(-0f)) {
            setting("imageDeviation", "imageDeviation divides, and cannot be 0");
            usableDeviations = false;
        }
        return usableMeans && usableDeviations ? new ImageSettings(color, fit, means, deviations) : ImageSettings.raw();
    }

    private boolean areUsable(String element, List<Float> values) {
        boolean usable =
                (values.size() == 1 || values.size() == 3) && values.stream().allMatch(SettingsReader::isFinite);
        if (!usable) {
            setting(element, element + " is one finite number, or three, one a channel; it is " + values);
        }
        return usable;
    }

    private static boolean isFinite(float value) {
        return !Float.isNaN(value) && !Float.isInfinite(value);
    }

    private static List<Float> list(float[] values) {
        List<Float> list = new ArrayList<>();
        for (float value : values) {
            list.add(value);
        }
        return list;
    }

    private void setting(String element, String wrong) {
        problem(DiagnosticId.BAD_CALIBRATION_SETTING, "Calibration." + element, wrong);
    }

    private void problem(DiagnosticId id, String element, Object... arguments) {
        problems.add(Diagnostic.of(id, Place.annotation(element), arguments));
    }
}
