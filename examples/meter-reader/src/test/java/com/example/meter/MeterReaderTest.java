package com.example.meter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MeterReaderTest {
    /** Of a thousand, what training printed for the float network. */
    private static final int RIGHT_IN_FLOAT = 990;

    private static Samples samples;

    private final MeterReader reader = new QuantizedMeterReader();

    @BeforeAll
    static void load() throws IOException {
        samples = Samples.load();
    }

    @Test
    void floatNetworkIsTheOneThatWasTrained() {
        assertEquals(
                RIGHT_IN_FLOAT,
                Readings.byFloats(new QuantizedFloatMeterReader(), samples).right());
    }

    @Test
    void quantizationCostsAtMostThreeDigitsOfAThousand() {
        int right = Readings.byIntegers(reader, samples).right();

        assertTrue(right >= RIGHT_IN_FLOAT - 3, () -> "only " + right + " right");
    }

    @Test
    void bytesAndFloatsAgree() {
        PixelQuantizer quantizer =
                new PixelQuantizer(QuantizedMeterReader.IMAGE_SCALE, QuantizedMeterReader.IMAGE_ZERO_POINT);
        byte[] image = new byte[QuantizedMeterReader.IMAGE_LENGTH];
        byte[] elements = new byte[QuantizedMeterReader.SCORES_LENGTH];
        float[] scores = new float[elements.length];
        float[] fromElements = new float[elements.length];
        for (int sample = 0; sample < samples.count(); sample++) {
            quantizer.quantize(samples.image(sample), image);
            reader.scores(image, elements);
            reader.scores(samples.values(sample), scores);
            for (int i = 0; i < elements.length; i++) {
                fromElements[i] =
                        (elements[i] - QuantizedMeterReader.SCORES_ZERO_POINT) * QuantizedMeterReader.SCORES_SCALE;
            }
            assertArrayEquals(fromElements, scores, "sample " + sample);
        }
    }

    @Test
    void imageOfAnotherSizeIsRefused() {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> reader.read(new float[27 * 27]));

        assertTrue(e.getMessage().contains("image") && e.getMessage().contains("784"), e.getMessage());
    }
}
