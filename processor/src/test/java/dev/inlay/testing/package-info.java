/** What several tests need: networks and data to test with, and javac to compile with. */
package dev.inlay.testing;
