package dev.inlay.compiler.reporter;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The HTML form of a report: a fixed page that draws the JSON in it, and loads nothing from elsewhere. */
final class ReportPage {
    private static final String TEMPLATE = "report.html";
    private static final String DATA = "REPORT_JSON";

    private ReportPage() {}

    static String of(Report report) {
        try (InputStream in = ReportPage.class.getResourceAsStream(TEMPLATE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace(DATA, ReportJson.write(report));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
