package dev.inlay.compiler.program;

import java.util.List;

/**
 * Memory of a generated class.
 *
 * @param instanceBytes heap of an instance
 * @param staticBytes heap of weights and tables, with the strings they are unpacked from
 * @param layers what of it belongs to which layer; a constant that several share counts for each
 */
public record Footprint(long instanceBytes, long staticBytes, List<LayerBytes> layers) {
    public Footprint {
        layers = List.copyOf(layers);
    }

    /**
     * Weights and tables of one layer.
     *
     * @param stored bytes in the class file, before characters stand for them
     * @param heap bytes once unpacked, with the strings
     */
    public record LayerBytes(String name, long stored, long heap) {}

    public long heapBytes() {
        return instanceBytes + staticBytes;
    }
}
