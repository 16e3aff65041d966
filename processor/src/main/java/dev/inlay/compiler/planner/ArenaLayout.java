package dev.inlay.compiler.planner;

import java.util.Map;

/** Offsets of blocks in one arena, and the length that needs. */
record ArenaLayout(Map<Block, Integer> offsets, int length) {}
