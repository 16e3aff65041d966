package dev.inlay.compiler.importer.tflite;

import dev.inlay.testing.GeneratedBlock;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The page about operators names those that are imported. */
class OperatorsPageTest {
    @Test
    void pageNamesEveryImportedOperator() throws IOException {
        GeneratedBlock.check("operators.md", "tflite", String.join(", ", OperatorTable.names()) + "\n");
    }
}
