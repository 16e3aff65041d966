/**
 * What generated classes call on the device: Java 7, and of the class library only the {@code java.lang} of CLDC 1.1.
 * Not meant to be called by hand.
 *
 * <p>Nothing here holds tables or other state in static fields, so the classes cost no memory until they are called.
 * Results are the same bits on every virtual machine. Where Java is compiled to C, two of the C compiler's liberties
 * have to be given up for that: {@code -fwrapv} makes integers wrap, {@code -ffp-contract=off} keeps a multiplication
 * and an addition of floats two roundings.
 */
package dev.inlay.runtime;
