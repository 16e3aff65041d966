package dev.inlay.compiler.planner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inlay.compiler.kernel.ElementType;
import dev.inlay.compiler.kernel.QConv;
import dev.inlay.compiler.kernel.Requantization;
import dev.inlay.compiler.kernel.Window;
import dev.inlay.compiler.kernel.WindowDim;
import dev.inlay.compiler.program.Profile;
import dev.inlay.compiler.program.Program;
import dev.inlay.compiler.program.SizeLimits;
import dev.inlay.compiler.program.Slot;
import dev.inlay.compiler.program.Step;
import dev.inlay.compiler.program.Variant;
import dev.inlay.compiler.program.VariantPlan;
import dev.inlay.compiler.tensor.Quantization;
import dev.inlay.compiler.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class VariantPlannerTest {
    private static final int CHANNELS = 24;
    private static final int ARENA = 1000;

    /** The same convolution at 100 positions, then at one. */
    private static Program program() {
        Slot input = slot("input", 100);
        Slot wide = slot("wide", 100);
        Slot output = slot("output", 1);
        return new Program(
                "two",
                List.of(input),
                List.of(output),
                List.of(
                        new Step("wide", pointwise(100), List.of(input), wide),
                        new Step("narrow", pointwise(1), List.of(wide), output)));
    }

    private static Slot slot(String name, int positions) {
        return new Slot(
                name,
                ElementType.INT8,
                Shape.of(positions, CHANNELS),
                Optional.of(Quantization.perTensor(1, 0)),
                Optional.empty());
    }

    private static QConv pointwise(int positions) {
        short[] weights = new short[CHANNELS * CHANNELS];
        Arrays.fill(weights, (short) 100);
        return new QConv(
                new Window(List.of(new WindowDim(positions, positions, 1, 1, 1, 0, 0))),
                1,
                CHANNELS,
                CHANNELS,
                1,
                weights,
                new int[CHANNELS],
                Requantization.ofReal(0.001, true),
                0,
                0,
                0,
                127);
    }

    private static VariantPlan plan(Profile profile, OptionalLong flash, OptionalLong ram) {
        return VariantPlanner.plan(program(), new SizeLimits(profile, flash, ram), ARENA);
    }

    private static List<Variant> variants(VariantPlan plan) {
        return List.of(plan.variants().get("wide"), plan.variants().get("output"));
    }

    @Test
    void profilesTakeFromTablesToCode() {
        VariantPlan compact = plan(Profile.COMPACT, OptionalLong.empty(), OptionalLong.empty());
        VariantPlan speed = plan(Profile.SPEED, OptionalLong.empty(), OptionalLong.empty());
        assertEquals(List.of(Variant.PACKED_TABLE, Variant.PACKED_TABLE), variants(compact));
        assertEquals(List.of(Variant.PACKED_CODE, Variant.PACKED_CODE), variants(speed));
        assertTrue(speed.cost().bytecodes() < compact.cost().bytecodes());
        assertTrue(speed.cost().classBytes() > compact.cost().classBytes());
    }

    @Test
    void codeIsForTheLayerThatRunsMostWhereTheClassHasRoomForOne() {
        VariantPlan compact = plan(Profile.COMPACT, OptionalLong.empty(), OptionalLong.empty());
        VariantPlan speed = plan(Profile.SPEED, OptionalLong.empty(), OptionalLong.empty());
        long between = (compact.cost().classBytes() + speed.cost().classBytes()) / 2 + 1;
        VariantPlan limited = plan(Profile.COMPACT, OptionalLong.of(between), OptionalLong.empty());
        assertEquals(List.of(Variant.PACKED_CODE, Variant.PACKED_TABLE), variants(limited));
    }

    @Test
    void tablesGiveWayWhereTheHeapIsSmall() {
        VariantPlan compact = plan(Profile.COMPACT, OptionalLong.empty(), OptionalLong.empty());
        long less = compact.cost().heapBytes() + ARENA - 1;
        VariantPlan limited = plan(Profile.COMPACT, OptionalLong.empty(), OptionalLong.of(less));
        assertEquals(List.of(Variant.PACKED_TABLE, Variant.PLAIN), variants(limited));
        assertTrue(limited.cost().heapBytes() + ARENA <= less);
    }
}
