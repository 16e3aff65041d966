package dev.inlay;

/** Channels of a calibration image and their order. */
public enum ImageColor {
    /** {@link #GRAY} for an input of one channel, {@link #RGB} for one of three. */
    AUTO,
    /** Luma, {@code 0.299 R + 0.587 G + 0.114 B}. */
    GRAY,
    /** Red, green, blue. */
    RGB,
    /** Blue, green, red. */
    BGR
}
