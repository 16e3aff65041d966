/** Rounds the weights of one layer to few bits so that its outputs change least. */
package dev.inlay.compiler.quantizer.solver;
