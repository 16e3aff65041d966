package dev.inlay.compiler.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inlay.ImageColor;
import dev.inlay.ImageFit;
import dev.inlay.compiler.declaration.ImageSettings;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.tensor.TensorType;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageReaderTest {
    @Test
    void readsImagesScaledAndNormalized(@TempDir Path folder) throws IOException {
        BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 16; i++) {
            image.setRGB(i % 4, i / 4, i % 4 < 2 ? 0xFF0000 : 0x0000FF);
        }
        ImageIO.write(image, "png", folder.resolve("a.png").toFile());
        ImageSettings settings = new ImageSettings(ImageColor.RGB, ImageFit.STRETCH, List.of(127.5f), List.of(127.5f));
        try (SampleReader reader = new ImageReader("folder", folder, inputs(1, 3, 2, 2), settings)) {
            float[] planes = reader.next().orElseThrow().get(0).floats();
            assertEquals(
                    "[1.0, -1.0, 1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0, 1.0, -1.0, 1.0]", Arrays.toString(planes));
            assertTrue(reader.next().isEmpty());
        }
    }

    @Test
    void grayImagesKeepTheirNumbers(@TempDir Path folder) throws IOException {
        BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setSample(0, 0, 0, 100);
        ImageIO.write(image, "png", folder.resolve("a.png").toFile());
        try (SampleReader reader = new ImageReader("f", folder, inputs(1, 1, 1, 1), ImageSettings.raw())) {
            assertEquals(100, reader.next().orElseThrow().get(0).floats()[0], 1e-3);
        }
    }

    private static List<Value> inputs(int... shape) {
        return List.of(new Value("x", TensorType.floats(shape)));
    }
}
