package dev.inlay.compiler.sample;

import dev.inlay.ImageColor;
import dev.inlay.ImageFit;
import dev.inlay.compiler.declaration.ImageSettings;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.Tensor;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;

/**
 * Brings an image to the size, channels and layout of a network's input: bilinear between pixel centres, then {@code
 * (pixel - mean) / deviation}.
 *
 * @param planar whether the layout is {@code [1, C, H, W]}, else {@code [1, H, W, C]}
 */
record ImageScaler(Value input, int height, int width, int channels, boolean planar, ImageSettings settings) {

    static ImageScaler of(String name, Value input, ImageSettings settings) {
        Shape shape = input.type().shape();
        boolean image = shape.rank() == 4 && shape.dim(0) == 1;
        boolean planar = image && isChannels(shape.dim(1)) && settingsAllow(shape.dim(1), settings);
        boolean last = image && isChannels(shape.dim(3)) && settingsAllow(shape.dim(3), settings);
        if (planar) {
            return new ImageScaler(input, shape.dim(2), shape.dim(3), shape.dim(1), true, settings);
        } else if (last) {
            return new ImageScaler(input, shape.dim(1), shape.dim(2), shape.dim(3), false, settings);
        }
        throw DataProblems.of(
                DiagnosticId.IMAGE_INPUT,
                name,
                "input " + input.name() + " is " + shape + " with imageColor " + settings.color());
    }

    private static boolean isChannels(int size) {
        return size == 1 || size == 3;
    }

    private static boolean settingsAllow(int channels, ImageSettings settings) {
        boolean gray = settings.color() == ImageColor.GRAY;
        boolean color = settings.color() == ImageColor.RGB || settings.color() == ImageColor.BGR;
        int values = Math.max(settings.means().size(), settings.deviations().size());
        return !(gray && channels != 1) && !(color && channels != 3) && (values == 1 || values == channels);
    }

    Tensor scale(BufferedImage image) {
        double scaleX = (double) image.getWidth() / width;
        double scaleY = (double) image.getHeight() / height;
        if (settings.fit() == ImageFit.CROP) {
            scaleX = Math.min(scaleX, scaleY);
            scaleY = scaleX;
        }
        double left = (image.getWidth() - width * scaleX) / 2;
        double top = (image.getHeight() - height * scaleY) / 2;
        float[] elements = new float[input.type().elementCount()];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double[] pixel = sample(image, left + (x + 0.5) * scaleX - 0.5, top + (y + 0.5) * scaleY - 0.5);
                store(pixel, y, x, elements);
            }
        }
        return Tensor.floats(input.type().shape(), elements);
    }

    /** Red, green and blue at a point between pixel centres. */
    private static double[] sample(BufferedImage image, double x, double y) {
        int x0 = (int) Math.floor(x);
        int y0 = (int) Math.floor(y);
        double[] rgb = new double[3];
        for (int dy = 0; dy < 2; dy++) {
            for (int dx = 0; dx < 2; dx++) {
                double weight = (dx == 0 ? 1 - (x - x0) : x - x0) * (dy == 0 ? 1 - (y - y0) : y - y0);
                int pixel = pixel(
                        image,
                        Math.max(0, Math.min(image.getWidth() - 1, x0 + dx)),
                        Math.max(0, Math.min(image.getHeight() - 1, y0 + dy)));
                rgb[0] += weight * (pixel >> 16 & 0xFF);
                rgb[1] += weight * (pixel >> 8 & 0xFF);
                rgb[2] += weight * (pixel & 0xFF);
            }
        }
        return rgb;
    }

    private static int pixel(BufferedImage image, int x, int y) {
        boolean gray = image.getRaster().getNumBands() < 3 && !(image.getColorModel() instanceof IndexColorModel);
        if (!gray) {
            return image.getRGB(x, y);
        }
        // getRGB takes gray as linear light and would brighten it; the stored number is meant
        int bits = image.getColorModel().getComponentSize(0);
        int sample = image.getRaster().getSample(x, y, 0);
        int level = bits > 8 ? sample >> bits - 8 : sample * 255 / ((1 << bits) - 1);
        return level << 16 | level << 8 | level;
    }

    private void store(double[] rgb, int y, int x, float[] elements) {
        for (int c = 0; c < channels; c++) {
            double value = channels == 1
                    ? 0.299 * rgb[0] + 0.587 * rgb[1] + 0.114 * rgb[2]
                    : rgb[settings.color() == ImageColor.BGR ? 2 - c : c];
            double mean = settings.means().get(settings.means().size() == 1 ? 0 : c);
            double deviation = settings.deviations().get(settings.deviations().size() == 1 ? 0 : c);
            int at = planar ? (c * height + y) * width + x : (y * width + x) * channels + c;
            elements[at] = (float) ((value - mean) / deviation);
        }
    }
}
