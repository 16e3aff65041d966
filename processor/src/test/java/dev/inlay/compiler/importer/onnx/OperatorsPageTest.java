package dev.inlay.compiler.importer.onnx;

import dev.inlay.testing.GeneratedBlock;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class OperatorsPageTest {
    @Test
    void pageNamesEveryImportedOperator() throws IOException {
        GeneratedBlock.check("operators.md", "onnx", String.join(", ", OperatorTable.names()) + "\n");
    }
}
