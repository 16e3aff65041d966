package dev.inlay.compiler.importer.tflite;

import dev.inlay.compiler.importer.folding.Operand;
import dev.inlay.compiler.operator.Pool;
import dev.inlay.compiler.operator.PoolFunction;
import dev.inlay.compiler.operator.Unary;
import dev.inlay.compiler.operator.UnaryFunction;
import dev.inlay.compiler.operator.WindowAxis;
import java.util.List;

/** Pools over height and width; averages are those of the elements inside of the input. */
final class PoolImports {
    private static final int PADDING = 0;
    private static final int STRIDE_W = 1;
    private static final int STRIDE_H = 2;
    private static final int WIDTH = 3;
    private static final int HEIGHT = 4;
    private static final int ACTIVATION = 5;

    private PoolImports() {}

    static OperatorImport pool(PoolFunction function) {
        return node -> {
            Options options = node.options(OptionsType.POOL_2D);
            Operand x = node.input(0);
            node.outputActivated(options.choice(ACTIVATION), pool(function, options, x), x);
        };
    }

    /** The root of the mean square of a window. */
    static void l2Pool(OperatorScope node) {
        Options options = node.options(OptionsType.POOL_2D);
        Operand x = node.input(0);
        Operand squares = node.apply(new Unary(UnaryFunction.SQUARE), x);
        Operand means = node.apply(pool(PoolFunction.AVERAGE, options, x), squares);
        node.outputActivated(options.choice(ACTIVATION), new Unary(UnaryFunction.SQRT), means);
    }

    private static Pool pool(PoolFunction function, Options options, Operand x) {
        Weights.requireRank(x, 4, "input");
        int padding = options.choice(PADDING);
        List<WindowAxis> window = List.of(
                Windows.axis(padding, x.shape().dim(1), options.integer(HEIGHT), options.integer(STRIDE_H), 1),
                Windows.axis(padding, x.shape().dim(2), options.integer(WIDTH), options.integer(STRIDE_W), 1));
        return new Pool(function, window, false, false, 0);
    }
}
