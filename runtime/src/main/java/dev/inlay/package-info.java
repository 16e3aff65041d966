/** The annotations a developer writes. They are read at compile time and are not needed where the network runs. */
package dev.inlay;
