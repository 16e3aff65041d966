package dev.inlay.compiler.reporter;

/**
 * What a class was made from.
 *
 * @param model file name
 * @param modelSha256 hexadecimal digest of the model file
 * @param calibration file or folder of the calibration data; empty without
 * @param samples number of samples that calibration saw
 */
record Provenance(
        String model,
        String modelSha256,
        String precision,
        String activations,
        String target,
        String calibration,
        String estimator,
        int samples) {}
