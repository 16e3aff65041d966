package dev.inlay.compiler.declaration;

import dev.inlay.ImageColor;
import dev.inlay.ImageFit;
import java.util.List;

/**
 * How an image becomes an input: scaled to the input's width and height, then {@code (pixel - mean) / deviation} per
 * channel with pixels of 0 to 255.
 *
 * @param means one for all channels, or one a channel
 * @param deviations one for all channels, or one a channel
 */
public record ImageSettings(ImageColor color, ImageFit fit, List<Float> means, List<Float> deviations) {
    public ImageSettings {
        means = List.copyOf(means);
        deviations = List.copyOf(deviations);
    }

    /** Pixels as they are, 0 to 255. */
    public static ImageSettings raw() {
        return new ImageSettings(ImageColor.AUTO, ImageFit.STRETCH, List.of(0f), List.of(1f));
    }
}
