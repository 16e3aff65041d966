package dev.inlay;

/** How a calibration image is brought to the size of the input. */
public enum ImageFit {
    /** Scaled to width and height, whatever its proportions. */
    STRETCH,
    /** Scaled until it covers the input, then cut at the centre. */
    CROP
}
