package dev.inlay.compiler.reporter;

/**
 * What a network costs as a whole.
 *
 * @param macs multiply-accumulates of one inference
 * @param weights number of weights of all layers
 * @param storedBytes bytes of weights, biases and tables as the class stores them
 * @param arenaBytes working memory of an instance
 */
record Totals(long macs, long weights, int storedBytes, int arenaBytes) {}
