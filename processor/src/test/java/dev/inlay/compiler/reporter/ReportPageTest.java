package dev.inlay.compiler.reporter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.inlay.compiler.ranges.Distribution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page draws the report in a real browser, and loads nothing from elsewhere. */
class ReportPageTest {
    @TempDir
    Path folder;

    @Test
    void drawsTheNetworkItsLayersAndItsMemory() throws IOException, InterruptedException {
        CompiledReport compiled = CompiledReport.of(folder, "");
        String dom = open(compiled.page());
        Report report = compiled.read();
        assertTrue(dom.contains("<h1 id=\"title\">user.QuantizedDigits</h1>"), dom);
        assertEquals(report.layers().size(), count(dom, "<tr data-layer="));
        long placed =
                report.values().stream().filter(value -> value.offset() >= 0).count();
        long boxes = report.layers().size()
                + report.values().stream()
                        .filter(value -> value.firstStep() < 0)
                        .count();
        assertEquals(boxes + placed, count(dom, "<rect [^>]*class=\"box"));
        assertTrue(count(dom, "<rect [^>]*class=\"bar\"") >= 64, "histograms of the heaviest layer");
        assertEquals(2, count(dom, "class=\"range\""));
    }

    @Test
    void whatAModelNamesItsTensorsIsTextNotHtml() throws IOException, InterruptedException {
        String name = "</script><img src=x onerror=\"document.title='broken'\">";
        Provenance provenance = new Provenance(name, "00", "INT8", "STATIC", "MICRO", "", "", 0);
        ReportedValue value = new ReportedValue(
                name, "int8", List.of(1), 1, 1, 0, 0, 0, 1, new Distribution(0, 1, List.of(1L)), null);
        Report report = new Report(
                Report.FORMAT,
                "QuantizedOdd",
                provenance,
                new Totals(0, 0, 0, 1),
                List.of(new ReportedLayer(name, "QMove", List.of(), name, 0, null, null, null)),
                new ReportedMetadata(
                        name,
                        "",
                        name,
                        "",
                        "",
                        List.of(new ReportedTensor(name, List.of(1f), List.of(2f), List.of(name))),
                        List.of()),
                List.of(value),
                List.of(new ReportedNote("NOTE", "INLAY-000", name)));
        String dom = open(Files.writeString(folder.resolve("odd.html"), ReportPage.of(report)));
        assertFalse(dom.contains("<img"), dom);
        assertTrue(dom.contains("<title>QuantizedOdd - Inlay report</title>"), dom);
    }

    @Test
    void loadsNothing() throws IOException {
        String page = Files.readString(CompiledReport.of(folder, "").page());
        assertFalse(Pattern.compile("(src|href)\\s*=|@import|url\\(|fetch\\(|XMLHttpRequest")
                .matcher(page)
                .find());
    }

    private String open(Path page) throws IOException, InterruptedException {
        Optional<HeadlessBrowser> browser = HeadlessBrowser.find();
        assumeTrue(browser.isPresent(), "no chromium or chrome on the path: the page is not looked at");
        return browser.get().open(page, folder);
    }

    private static long count(String text, String pattern) {
        return Pattern.compile(pattern).matcher(text).results().count();
    }
}
