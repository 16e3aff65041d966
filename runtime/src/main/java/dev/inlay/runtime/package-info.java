/**
 * What generated classes call on the device: Java 7, and of the class library only the {@code java.lang} of CLDC 1.1.
 * Not meant to be called by hand.
 */
package dev.inlay.runtime;
