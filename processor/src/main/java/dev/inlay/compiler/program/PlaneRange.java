package dev.inlay.compiler.program;

/**
 * Elements in float lanes.
 *
 * @param first index of their first plane among all planes of an instance
 */
public record PlaneRange(LaneLayout layout, int first) {}
