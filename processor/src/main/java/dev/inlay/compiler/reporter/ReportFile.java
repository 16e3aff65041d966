package dev.inlay.compiler.reporter;

/**
 * A report as it is written beside the generated source.
 *
 * @param name simple file name
 * @param text the whole file
 */
public record ReportFile(String name, String text) {}
