package dev.inlay.compiler.trimmer;

import java.util.BitSet;

/**
 * Some of the channels of a slot. Element i of a slot belongs to channel {@code i % size}.
 *
 * @param size number of all channels
 * @param members never changed once here
 */
record ChannelSet(int size, BitSet members) {
    static ChannelSet none(int size) {
        return new ChannelSet(size, new BitSet());
    }

    static ChannelSet all(int size) {
        BitSet members = new BitSet(size);
        members.set(0, size);
        return new ChannelSet(size, members);
    }

    boolean isEmpty() {
        return members.isEmpty();
    }

    boolean isAll() {
        return count() == size;
    }

    int count() {
        return members.cardinality();
    }

    /** The channels in rising order. */
    int[] indices() {
        return members.stream().toArray();
    }

    ChannelSet plus(ChannelSet other) {
        BitSet union = (BitSet) members.clone();
        union.or(other.members);
        return new ChannelSet(size, union);
    }

    /** These, or where there are none the first channel. */
    ChannelSet orFirst() {
        if (!isEmpty()) {
            return this;
        }
        BitSet first = new BitSet();
        first.set(0);
        return new ChannelSet(size, first);
    }

    /**
     * The same elements for someone to whom they have {@code channels} channels: a multiple of the number here, or a
     * divisor, whose channels are in the set where one of those they are made of is.
     */
    ChannelSet seenAs(int channels) {
        if (channels == size) {
            return this;
        }
        BitSet seen = new BitSet(channels);
        if (channels > size) {
            for (int i = 0; i < channels; i++) {
                seen.set(i, members.get(i % size));
            }
        } else {
            members.stream().forEach(i -> seen.set(i % channels));
        }
        return new ChannelSet(channels, seen);
    }
}
