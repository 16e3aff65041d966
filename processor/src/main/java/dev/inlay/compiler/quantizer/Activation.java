package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.tensor.Quantization;

/**
 * What a kernel writes after the activation fused into it.
 *
 * @param output the value behind the activation
 * @param quantization of that value
 * @param min smallest integer the activation lets through
 * @param max largest
 */
record Activation(Value output, Quantization quantization, int min, int max) {}
