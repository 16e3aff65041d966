package com.example.meter;

import java.util.List;
import java.util.Locale;

/** Draws a few digits side by side in characters, each with its label and what was read. */
final class Gallery {
    private static final String INK = " .:-=+*#%@";
    private static final int MARGIN = 3;

    private final Samples samples;
    private final Readings readings;

    Gallery(Samples samples, Readings readings) {
        this.samples = samples;
        this.readings = readings;
    }

    /** Two rows of pixels make one line, since a character is twice as high as wide. */
    String draw(List<Integer> chosen) {
        StringBuilder text = new StringBuilder();
        for (int row = MARGIN; row < Samples.SIDE - MARGIN; row += 2) {
            for (int sample : chosen) {
                appendLine(text, samples.image(sample), row);
            }
            text.append('\n');
        }
        for (int sample : chosen) {
            String caption = "label " + samples.label(sample) + ", read " + readings.digit(sample);
            text.append(String.format(Locale.ROOT, "  %-" + (Samples.SIDE - 2 * MARGIN) + "s", caption));
        }
        return text.append('\n').toString();
    }

    private static void appendLine(StringBuilder text, byte[] image, int row) {
        text.append("  ");
        for (int column = MARGIN; column < Samples.SIDE - MARGIN; column++) {
            int upper = image[row * Samples.SIDE + column] & 0xff;
            int lower = image[(row + 1) * Samples.SIDE + column] & 0xff;
            text.append(INK.charAt((upper + lower) * (INK.length() - 1) / (2 * 255)));
        }
    }
}
