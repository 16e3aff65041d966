package dev.inlay.processor;

import dev.inlay.compiler.diagnostic.DiagnosticException;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.diagnostic.Place;
import dev.inlay.compiler.program.Profile;
import dev.inlay.compiler.program.SizeLimits;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Options given to the compiler as {@code -Ainlay.name=value}.
 *
 * @param modelDir folder that model and data files are looked for in first
 * @param reports whether reports may be written beside the generated sources: unless {@code inlay.report} is off
 * @param sizes text of those that say what a class may cost
 */
record ProcessorOptions(Optional<String> modelDir, boolean reports, Map<String, String> sizes) {
    private static final String MODEL_DIR = "inlay.modelDir";
    private static final String REPORT = "inlay.report";
    private static final String PROFILE = "inlay.profile";
    private static final String FLASH = "inlay.flash";
    private static final String RAM = "inlay.ram";
    private static final String OFF = "off";

    /** {@code 98304}, {@code 96 KiB}, {@code 1MiB}. */
    private static final Pattern BYTES = Pattern.compile("([1-9][0-9]{0,11}) *(B|KiB|MiB)?");

    ProcessorOptions {
        sizes = Map.copyOf(sizes);
    }

    static Set<String> names() {
        return Set.of(MODEL_DIR, REPORT, PROFILE, FLASH, RAM);
    }

    static ProcessorOptions of(Map<String, String> options) {
        Map<String, String> sizes = new TreeMap<>();
        for (String name : new String[] {PROFILE, FLASH, RAM}) {
            if (options.get(name) != null) {
                sizes.put(name, options.get(name));
            }
        }
        return new ProcessorOptions(
                Optional.ofNullable(options.get(MODEL_DIR)).filter(value -> !value.isBlank()),
                !OFF.equals(options.get(REPORT)),
                sizes);
    }

    /** @throws DiagnosticException if a value is no profile or no size */
    SizeLimits limits() {
        return new SizeLimits(profile(), bytes(FLASH), bytes(RAM));
    }

    private Profile profile() {
        String name = sizes.getOrDefault(PROFILE, "balanced");
        for (Profile profile : Profile.values()) {
            if (profile.name().toLowerCase(Locale.ROOT).equals(name)) {
                return profile;
            }
        }
        throw new DiagnosticException(
                DiagnosticId.BAD_OPTION, Place.ofInterface(), PROFILE, name, "speed, balanced or compact");
    }

    private OptionalLong bytes(String option) {
        String text = sizes.get(option);
        if (text == null) {
            return OptionalLong.empty();
        }
        Matcher matcher = BYTES.matcher(text.strip());
        if (!matcher.matches()) {
            throw new DiagnosticException(
                    DiagnosticId.BAD_OPTION,
                    Place.ofInterface(),
                    option,
                    text,
                    "a size such as \"96 KiB\" or \"98304\"");
        }
        int shift = "KiB".equals(matcher.group(2)) ? 10 : "MiB".equals(matcher.group(2)) ? 20 : 0;
        return OptionalLong.of(Long.parseLong(matcher.group(1)) << shift);
    }
}
