/** The javac shell: reads annotated interfaces, finds files, prints diagnostics, and leaves the rest to the compiler. */
package dev.inlay.processor;
