package dev.inlay.compiler.emitter;

import static dev.inlay.compiler.declaration.MethodDeclaration.Returns.INDEX;
import static dev.inlay.compiler.declaration.MethodDeclaration.Returns.NOTHING;
import static dev.inlay.compiler.emitter.Declarations.array;
import static dev.inlay.compiler.emitter.Declarations.label;
import static dev.inlay.compiler.emitter.Declarations.method;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.inlay.compiler.declaration.Declaration;
import dev.inlay.compiler.declaration.EnumDeclaration;
import dev.inlay.compiler.declaration.MethodDeclaration;
import dev.inlay.compiler.diagnostic.Diagnostic;
import dev.inlay.compiler.diagnostic.DiagnosticException;
import dev.inlay.compiler.diagnostic.Place;
import dev.inlay.compiler.graph.Metadata;
import dev.inlay.compiler.kernel.ElementType;
import dev.inlay.compiler.program.MemoryPlan;
import dev.inlay.compiler.program.Program;
import dev.inlay.compiler.program.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Methods that do not fit the network, each with its message at its place. */
class MethodBinderTest {
    private static final MemoryPlan ONE_BY_ONE = Programs.sideBySide(Programs.classifier());
    private static final MemoryPlan TWO_BY_TWO = Programs.sideBySide(Programs.twoByTwo());

    private static List<Diagnostic> refuse(MemoryPlan plan, Declaration declaration) {
        return assertThrows(DiagnosticException.class, () -> Emitter.emit(declaration, plan, "00", Metadata.none()))
                .diagnostics();
    }

    private static void assertRefused(String expected, MemoryPlan plan, MethodDeclaration method) {
        List<Diagnostic> diagnostics = refuse(plan, Declarations.of(method));
        assertEquals(
                List.of(expected),
                diagnostics.stream().map(Diagnostic::toString).toList());
        assertEquals(Place.method(method.index()), diagnostics.get(0).place());
    }

    @Test
    void wrongNumberOfArrays() {
        assertRefused(
                "[INLAY-112] method run has 1 arrays where the network needs 2: input \"input\" and output \"output\", in"
                        + " this order",
                ONE_BY_ONE,
                method(3, "run", NOTHING, "byte"));
        assertRefused(
                "[INLAY-112] method run has 2 arrays where the network needs 1: input \"input\", in this order",
                ONE_BY_ONE,
                method(0, "run", INDEX, "byte", "byte"));
        assertRefused(
                "[INLAY-112] method run has 2 arrays where the network needs 4: inputs \"left:0\", \"right:0\" and outputs"
                        + " \"first\", \"second\", in this order",
                TWO_BY_TWO,
                method(0, "run", NOTHING, "byte", "byte"));
    }

    @Test
    void unknownTensor() {
        assertRefused(
                "[INLAY-113] method run names the tensor \"left\"; it can take inputs \"left:0\", \"right:0\" and outputs"
                        + " \"first\", \"second\"",
                TWO_BY_TWO,
                method(1, "run", NOTHING, "byte left", "byte right:0", "byte first", "float second"));
    }

    @Test
    void tensorNamedTwice() {
        assertRefused(
                "[INLAY-114] method run names the tensor \"first\" twice",
                TWO_BY_TWO,
                method(1, "run", NOTHING, "byte left:0", "byte right:0", "byte first", "byte first"));
    }

    @Test
    void onlySomeTensorsNamed() {
        assertRefused(
                "[INLAY-115] method run has @Tensor on some of its parameters; put it on all of them or on none",
                ONE_BY_ONE,
                method(1, "run", NOTHING, "byte input", "byte"));
    }

    @Test
    void rawElementsOfRealNumbers() {
        assertRefused(
                "[INLAY-116] method run takes output \"second\" as byte[], but it holds real numbers in this network; use"
                        + " float[]",
                TWO_BY_TWO,
                method(1, "run", NOTHING, "byte", "byte", "byte", "byte"));
    }

    @Test
    void rawElementsOfAnotherWidth() {
        assertRefused(
                "[INLAY-116] method run takes input \"input\" as short[], but it holds integers of 8 bits in this network;"
                        + " use byte[] or float[]",
                ONE_BY_ONE,
                method(1, "run", NOTHING, "short", "byte"));
    }

    @Test
    void aResultNeedsOneOutput() {
        String expected =
                "[INLAY-117] method run returns its result, which takes a network with one output; this one has"
                        + " 2: \"first\", \"second\". Make it void, with an array for each";
        assertRefused(expected, TWO_BY_TWO, method(1, "run", INDEX, "byte", "byte"));
        assertRefused(expected, TWO_BY_TWO, array(1, "run", ElementType.FLOAT32, "byte", "byte"));
    }

    @Test
    void anEnumHasAConstantForEachOutput() {
        assertRefused(
                "[INLAY-118] method run returns Word, an enum with 2 constants, but output \"output\" has 3 elements",
                ONE_BY_ONE,
                label(1, "run", new EnumDeclaration("demo", "Word", List.of("YES", "NO")), "byte"));
    }

    @Test
    void everyMethodIsReported() {
        List<Diagnostic> diagnostics = refuse(
                ONE_BY_ONE,
                Declarations.of(
                        method(0, "a", INDEX),
                        method(1, "b", NOTHING, "float", "float"),
                        method(2, "c", NOTHING, "float x", "float y")));
        assertEquals(
                List.of(Place.method(0), Place.method(2), Place.method(2)),
                diagnostics.stream().map(Diagnostic::place).toList());
    }

    @Test
    void namesOfJavaLangAreNotForTheUser() {
        List<Diagnostic> diagnostics =
                refuse(ONE_BY_ONE, Declarations.of("demo", "Tiny", Set.of("Math"), method(0, "a", INDEX, "byte")));
        assertEquals(
                "[INLAY-119] Math is a name that Tiny or its package gives to something else, and generated code needs"
                        + " java.lang.Math; rename it, or move Tiny to another package",
                diagnostics.get(0).toString());
        assertEquals(Place.ofInterface(), diagnostics.get(0).place());
    }

    @Test
    void thereIsALimitToTensors() {
        List<Slot> inputs = new ArrayList<>();
        for (int i = 0; i < 121; i++) {
            inputs.add(Programs.integers("x" + i, 1f, 0, 1));
        }
        MemoryPlan plan = Programs.sideBySide(new Program("wide", inputs, List.of(), List.of()));
        assertEquals(
                "[INLAY-120] the network has 121 inputs and outputs; a generated class can have 120 at most",
                refuse(plan, Declarations.of(method(0, "a", INDEX, "byte")))
                        .get(0)
                        .toString());
    }
}
