/** The compiler, free of javac: from a declaration and a model file to Java source. */
package dev.inlay.compiler;
