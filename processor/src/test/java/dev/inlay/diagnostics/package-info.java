/** Every message of Inlay, as a user meets it: one folder of input and expected text for each. */
package dev.inlay.diagnostics;
