package dev.inlay.compiler.emitter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.inlay.compiler.kernel.QLookup;
import dev.inlay.compiler.program.Slot;
import dev.inlay.compiler.program.Step;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LayerNamerTest {
    private static List<String> methods(String... nodes) {
        Slot slot = Programs.integers("x", 1f, 0, 4);
        List<Step> steps = Stream.of(nodes)
                .map(node -> new Step(node, new QLookup(4, new byte[256]), List.of(slot), slot))
                .toList();
        LayerNamer namer = new LayerNamer(steps, new NamePool(Set.of("run")));
        return steps.stream().map(step -> namer.name(step).method()).toList();
    }

    @Test
    void foldersOfAllNodesAreLeftOut() {
        assertEquals(
                List.of("conv1Conv", "conv1Relu", "fcGemm"),
                methods("/model/conv1/Conv", "/model/conv1/Relu", "/model/fc/Gemm"));
        assertEquals(List.of("a", "b"), methods("a", "b"));
        assertEquals(List.of("modelConv"), methods("model/conv"));
    }

    @Test
    void namesAreUniqueIdentifiers() {
        assertEquals(List.of("conv", "conv2", "conv3"), methods("conv", "Conv", "conv"));
        assertEquals(List.of("conv2", "conv2_2"), methods("conv2", "conv2"));
        assertEquals(List.of("run2", "int2", "lookup", "lookup7"), methods("run", "int", "", "7"));
        assertEquals(List.of("lookup", "berbr"), methods("層", "Überbr"));
    }

    @Test
    void longNamesKeepTheirEnd() {
        assertEquals(
                List.of("functional1Conv2d3BiasaddReadvariableop"),
                methods("StatefulPartitionedCall_with_much_in_front_functional_1_conv2d_3_biasadd_readvariableop"));
        assertEquals(List.of("conv"), methods("conv;batch_norm;relu"));
    }

    @Test
    void digitsOfTwoWordsStayApart() {
        assertEquals(List.of("layer1_0Conv"), methods("layer1.0.conv"));
        assertEquals("LAYER1_0_CONV", LayerName.of("layer1", "0", "conv").constant());
    }
}
