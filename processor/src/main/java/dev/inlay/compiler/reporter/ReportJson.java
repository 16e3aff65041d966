package dev.inlay.compiler.reporter;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;

/** The JSON form of a report. */
final class ReportJson {
    /** Escapes what HTML gives a meaning, so that the text can stand in a page. */
    private static final Gson GSON =
            new GsonBuilder().serializeNulls().setPrettyPrinting().create();

    private static final String NO_REPORT = "not a report of format " + Report.FORMAT;

    private ReportJson() {}

    static String write(Report report) {
        return GSON.toJson(report) + "\n";
    }

    /** @throws IllegalArgumentException if the text is not a report of this format */
    static Report read(String text) {
        try {
            Report report = GSON.fromJson(text, Report.class);
            if (report != null && report.format() == Report.FORMAT) {
                return report;
            }
        } catch (RuntimeException e) {
            // for its syntax, or from a record that refuses a member, wrapped as Gson likes
            throw new IllegalArgumentException(NO_REPORT, e);
        }
        throw new IllegalArgumentException(NO_REPORT);
    }
}
