package dev.inlay.compiler.importer.tflite;

/** How positions of a resized axis lie on the axis it comes from. */
record Coordinates(boolean alignCorners, boolean halfPixel) {
    /** Input elements for one output element. */
    float scale(int input, int output) {
        return alignCorners && output > 1 ? (input - 1) / (float) (output - 1) : input / (float) output;
    }
}
