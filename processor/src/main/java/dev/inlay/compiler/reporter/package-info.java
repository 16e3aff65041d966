/** Stage 7: what was decided about a network and what it costs, for people (HTML) and for tools (JSON). */
package dev.inlay.compiler.reporter;
