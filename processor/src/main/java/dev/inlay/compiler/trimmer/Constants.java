package dev.inlay.compiler.trimmer;

import dev.inlay.compiler.kernel.Buffer;
import java.util.BitSet;
import java.util.Optional;

/**
 * Which channels of a slot hold one value in every element, whatever the network is given.
 *
 * @param values one a channel; of those that are not known, 0
 */
record Constants(BitSet known, float[] values) {
    static Constants none(int channels) {
        return new Constants(new BitSet(), new float[channels]);
    }

    /** Those of constant data. */
    static Constants of(Buffer data, int channels) {
        Constants each = none(data.length());
        for (int i = 0; i < data.length(); i++) {
            each.add(i, element(data, i));
        }
        return each.seenAs(channels);
    }

    /** The value of elements {@code first}, {@code first + step} and so on, if it is the same. */
    static Optional<Float> uniform(Buffer data, int first, int step) {
        for (int i = first + step; i < data.length(); i += step) {
            if (Float.compare(element(data, i), element(data, first)) != 0) {
                return Optional.empty();
            }
        }
        return first < data.length() ? Optional.of(element(data, first)) : Optional.empty();
    }

    private static float element(Buffer data, int i) {
        return data.elementType().isInteger() ? data.integer(i) : data.floats()[i];
    }

    boolean isKnown(int channel) {
        return known.get(channel);
    }

    float value(int channel) {
        return values[channel];
    }

    /** Only while these are being found out. */
    void add(int channel, float value) {
        known.set(channel);
        values[channel] = value;
    }

    /** As {@link ChannelSet#seenAs}: a channel made of several is known where all of these are, and are the same. */
    Constants seenAs(int channels) {
        if (channels == values.length) {
            return this;
        }
        Constants seen = none(channels);
        for (int i = 0; i < Math.max(channels, values.length); i++) {
            int from = i % values.length;
            int to = i % channels;
            boolean first = i < channels;
            boolean same = isKnown(from) && (first || Float.compare(seen.value(to), value(from)) == 0);
            seen.known.set(to, same && (first || seen.isKnown(to)));
            seen.values[to] = seen.isKnown(to) ? value(from) : 0;
        }
        return seen;
    }
}
