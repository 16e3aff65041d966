package com.example.meter;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Reads a thousand digits with the float network and with the quantized one, and prints what the difference costs. */
public final class Main {
    private static final int SHOWN = 3;
    private static final int TIMED_INPUTS = 64;

    private final Samples samples;
    private final QuantizedMeterReader reader = new QuantizedMeterReader();
    private final QuantizedFloatMeterReader reference = new QuantizedFloatMeterReader();

    private Main(Samples samples) {
        this.samples = samples;
    }

    public static void main(String[] args) throws IOException {
        new Main(Samples.load()).run();
    }

    private void run() throws IOException {
        Readings exact = Readings.byFloats(reference, samples);
        Readings quantized = Readings.byIntegers(reader, samples);
        Gallery gallery = new Gallery(samples, quantized);
        List<Integer> first = IntStream.range(0, SHOWN).boxed().toList();
        List<Integer> wrong = quantized.wrong().stream().limit(SHOWN).toList();
        System.out.println("The first digits, read in 8-bit integers:\n\n" + gallery.draw(first));
        if (!wrong.isEmpty()) {
            System.out.println("The first that it reads wrong:\n\n" + gallery.draw(wrong));
        }
        printTable(exact, quantized);
    }

    private void printTable(Readings exact, Readings quantized) throws IOException {
        int meters = samples.count() / Readings.WHEELS;
        String meter = String.format(Locale.ROOT, "meters of %d digits right, of %d", Readings.WHEELS, meters);
        row("", "float", "INT8");
        row("digits right, of " + samples.count(), exact.right(), quantized.right());
        row(meter, exact.rightMeters(), quantized.rightMeters());
        row("same digit as float, of " + samples.count(), samples.count(), quantized.agreement(exact));
        row("weights, bytes", QuantizedFloatMeterReader.WEIGHT_BYTES, QuantizedMeterReader.WEIGHT_BYTES);
        row("working memory (RAM), bytes", QuantizedFloatMeterReader.ARENA_BYTES, QuantizedMeterReader.ARENA_BYTES);
        row(
                "class files, bytes",
                ClassFiles.bytes(QuantizedFloatMeterReader.class),
                ClassFiles.bytes(QuantizedMeterReader.class));
        row("multiply-accumulates a digit", QuantizedFloatMeterReader.MACS, QuantizedMeterReader.MACS);
        row("time a digit (median), microseconds", timeFloats(), timeIntegers());
    }

    private double timeFloats() {
        float[][] images =
                IntStream.range(0, TIMED_INPUTS).mapToObj(samples::values).toArray(float[][]::new);
        float[] scores = new float[QuantizedFloatMeterReader.SCORES_LENGTH];
        return Stopwatch.median(TIMED_INPUTS, i -> reference.scores(images[i], scores));
    }

    /** From the camera's bytes to scores, as on a device. */
    private double timeIntegers() {
        PixelQuantizer quantizer =
                new PixelQuantizer(QuantizedMeterReader.IMAGE_SCALE, QuantizedMeterReader.IMAGE_ZERO_POINT);
        byte[][] images =
                IntStream.range(0, TIMED_INPUTS).mapToObj(samples::image).toArray(byte[][]::new);
        byte[] elements = new byte[QuantizedMeterReader.IMAGE_LENGTH];
        byte[] scores = new byte[QuantizedMeterReader.SCORES_LENGTH];
        return Stopwatch.median(TIMED_INPUTS, i -> {
            quantizer.quantize(images[i], elements);
            reader.scores(elements, scores);
        });
    }

    private static void row(String name, Object exact, Object quantized) {
        System.out.printf(Locale.ROOT, "%-38s%16s%16s%n", name, text(exact), text(quantized));
    }

    private static String text(Object value) {
        if (value instanceof Number number) {
            String format = number instanceof Double ? "%,.0f" : "%,d";
            return String.format(Locale.ROOT, format, number);
        }
        return value.toString();
    }
}
