/** What the importers of all formats share: the graph as it grows, with constants computed on the way. */
package dev.inlay.compiler.importer.folding;
