package dev.inlay.compiler.sample;

import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.tensor.Tensor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Samples from text: one a row, numbers separated by commas, semicolons, tabs or blanks; the elements of the inputs in
 * order. A first row that holds no number is a heading; empty rows and rows that begin with {@code #} are passed over.
 */
final class CsvReader implements SampleReader {
    private static final int MAX_ROW = 1 << 26;

    private final String name;
    private final List<Value> inputs;
    private final BufferedReader reader;
    private int row;

    CsvReader(String name, List<Value> inputs, InputStream in) {
        this.name = name;
        this.inputs = inputs;
        this.reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    @Override
    public Optional<List<Tensor>> next() throws IOException {
        while (true) {
            String line = readLine();
            if (line == null) {
                return Optional.empty();
            }
            row++;
            String text = line.strip();
            boolean heading = row == 1 && !text.isEmpty() && !isNumber(split(text)[0]);
            if (!text.isEmpty() && !text.startsWith("#") && !heading) {
                return Optional.of(sample(split(text)));
            }
        }
    }

    /** A line, refusing one that would fill memory. */
    private String readLine() throws IOException {
        StringBuilder line = new StringBuilder();
        int next = reader.read();
        if (next < 0) {
            return null;
        }
        while (next >= 0 && next != '\n') {
            line.append((char) next);
            if (line.length() > MAX_ROW) {
                throw DataProblems.malformed(name, "row " + (row + 1) + " is longer than " + MAX_ROW + " characters");
            }
            next = reader.read();
        }
        return line.toString();
    }

    private static String[] split(String text) {
        return text.split("\\s*[,;\\t]\\s*|\\s+");
    }

    private static boolean isNumber(String text) {
        try {
            Float.parseFloat(text);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private List<Tensor> sample(String[] fields) {
        int expected =
                inputs.stream().mapToInt(input -> input.type().elementCount()).sum();
        if (fields.length != expected) {
            throw DataProblems.malformed(
                    name, "row " + row + " has " + fields.length + " numbers, the network takes " + expected);
        }
        List<Tensor> sample = new ArrayList<>();
        int at = 0;
        for (Value input : inputs) {
            float[] elements = new float[input.type().elementCount()];
            for (int i = 0; i < elements.length; i++) {
                elements[i] = number(fields[at], at);
                at++;
            }
            sample.add(Tensor.floats(input.type().shape(), elements));
        }
        return sample;
    }

    private float number(String field, int column) {
        try {
            return Float.parseFloat(field);
        } catch (NumberFormatException e) {
            throw DataProblems.malformed(
                    name, "row " + row + ", column " + (column + 1) + " is not a number: \"" + field + "\"");
        }
    }

    @Override
    public int count() {
        return -1;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
