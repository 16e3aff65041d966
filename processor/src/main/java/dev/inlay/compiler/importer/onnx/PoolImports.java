package dev.inlay.compiler.importer.onnx;

import dev.inlay.compiler.importer.folding.Operand;
import dev.inlay.compiler.operator.MaxPoolIndices;
import dev.inlay.compiler.operator.Pool;
import dev.inlay.compiler.operator.PoolFunction;
import dev.inlay.compiler.operator.WindowAxis;
import java.util.ArrayList;
import java.util.List;

/** Pooling over windows and over everything. */
final class PoolImports {
    private PoolImports() {}

    static void maxPool(NodeScope node) {
        Operand x = node.input(0);
        boolean columnMajor = node.attributes().flag("storage_order", false);
        Pool pool = windowed(node, PoolFunction.MAX, false, 1);
        Operand turned = ChannelsLast.of(node, x);
        ChannelsLast.output(node, 0, pool, turned);
        if (node.wants(1)) {
            ChannelsLast.output(node, 1, new MaxPoolIndices(pool.window(), pool.ceilMode(), columnMajor), turned);
        }
    }

    static void averagePool(NodeScope node) {
        boolean countIncludePad = node.attributes().flag("count_include_pad", false);
        Pool pool = windowed(node, PoolFunction.AVERAGE, countIncludePad, 1);
        ChannelsLast.output(node, 0, pool, ChannelsLast.of(node, node.input(0)));
    }

    static void lpPool(NodeScope node) {
        Pool pool = windowed(node, PoolFunction.LP, false, node.attributes().integer("p", 2));
        ChannelsLast.output(node, 0, pool, ChannelsLast.of(node, node.input(0)));
    }

    static OperatorImport global(PoolFunction function) {
        return node -> {
            Operand x = node.input(0);
            List<WindowAxis> window = new ArrayList<>();
            for (int size : ChannelsLast.spatialDims(x)) {
                window.add(new WindowAxis(size, 1, 1, 0, 0));
            }
            int p = function == PoolFunction.LP ? node.attributes().integer("p", 2) : 1;
            ChannelsLast.output(node, 0, new Pool(function, window, false, false, p), ChannelsLast.of(node, x));
        };
    }

    private static Pool windowed(NodeScope node, PoolFunction function, boolean countIncludePad, int p) {
        int[] spatial = ChannelsLast.spatialDims(node.input(0));
        WindowReader reader = new WindowReader(node, WindowReader.kernelShape(node, spatial.length));
        boolean ceil = node.attributes().flag("ceil_mode", false) && reader.hasExplicitPads();
        return new Pool(function, reader.over(spatial), countIncludePad, ceil, p);
    }
}
