/**
 * The compiler: a network's bytes in, Java sources out, independent of javac.
 *
 * <p>Stages follow one another and never call each other: importer, optimizer, calibrator, quantizer, planner, emitter,
 * reporter. What passes between them is plain immutable data: declaration, diagnostic, tensor, graph, operator, kernel,
 * program.
 */
package dev.inlay.compiler;
