package dev.inlay.compiler.importer.onnx;

import dev.inlay.compiler.operator.BinaryFunction;
import dev.inlay.compiler.operator.PoolFunction;
import dev.inlay.compiler.operator.ReduceFunction;
import dev.inlay.compiler.operator.UnaryFunction;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** The operators of ONNX that Inlay imports. */
final class OperatorTable {
    private static final Map<String, OperatorImport> ROWS = rows();

    private OperatorTable() {}

    static Optional<OperatorImport> find(OnnxNode node) {
        return node.domain().isEmpty() ? Optional.ofNullable(ROWS.get(node.operator())) : Optional.empty();
    }

    static Collection<String> names() {
        Collection<String> names = new TreeSet<>(ROWS.keySet());
        names.addAll(QuantizedOperators.names());
        return names;
    }

    private static Map<String, OperatorImport> rows() {
        Map<String, OperatorImport> rows = new TreeMap<>();
        addUnary(rows);
        addActivations(rows);
        addBinary(rows);
        addLayers(rows);
        addQuantization(rows);
        addNormalizations(rows);
        addRecurrent(rows);
        addReductions(rows);
        addShapes(rows);
        addMovements(rows);
        return rows;
    }

    private static void addUnary(Map<String, OperatorImport> rows) {
        rows.put("Abs", ElementwiseImports.unary(UnaryFunction.ABS));
        rows.put("Ceil", ElementwiseImports.unary(UnaryFunction.CEIL));
        rows.put("Cos", ElementwiseImports.unary(UnaryFunction.COS));
        rows.put("Erf", ElementwiseImports.unary(UnaryFunction.ERF));
        rows.put("Exp", ElementwiseImports.unary(UnaryFunction.EXP));
        rows.put("Floor", ElementwiseImports.unary(UnaryFunction.FLOOR));
        rows.put("Log", ElementwiseImports.unary(UnaryFunction.LOG));
        rows.put("Neg", ElementwiseImports.unary(UnaryFunction.NEG));
        rows.put("Not", ElementwiseImports.unary(UnaryFunction.NOT));
        rows.put("Reciprocal", ElementwiseImports.unary(UnaryFunction.RECIPROCAL));
        rows.put("Round", ElementwiseImports.unary(UnaryFunction.ROUND));
        rows.put("Sign", ElementwiseImports.unary(UnaryFunction.SIGN));
        rows.put("Sin", ElementwiseImports.unary(UnaryFunction.SIN));
        rows.put("Sqrt", ElementwiseImports.unary(UnaryFunction.SQRT));
    }

    private static void addActivations(Map<String, OperatorImport> rows) {
        rows.put("Celu", ElementwiseImports.unary(UnaryFunction.CELU, 1));
        rows.put("Clip", ArithmeticImports::clip);
        rows.put("Elu", ElementwiseImports.unary(UnaryFunction.ELU, 1));
        rows.put("Gelu", ElementwiseImports::gelu);
        rows.put("HardSigmoid", ElementwiseImports::hardSigmoid);
        rows.put("HardSwish", ElementwiseImports.unary(UnaryFunction.HARD_SWISH));
        rows.put("LeakyRelu", ElementwiseImports.unary(UnaryFunction.LEAKY_RELU, 0.01f));
        rows.put("LogSoftmax", SoftmaxImport.of(true));
        rows.put("Mish", ElementwiseImports.unary(UnaryFunction.MISH));
        rows.put("PRelu", ElementwiseImports::prelu);
        rows.put("Relu", ElementwiseImports.unary(UnaryFunction.RELU));
        rows.put("Selu", ElementwiseImports::selu);
        rows.put("Sigmoid", ElementwiseImports.unary(UnaryFunction.SIGMOID));
        rows.put("Softmax", SoftmaxImport.of(false));
        rows.put("Softplus", ElementwiseImports.unary(UnaryFunction.SOFTPLUS));
        rows.put("Softsign", ElementwiseImports.unary(UnaryFunction.SOFTSIGN));
        rows.put("Swish", ElementwiseImports.unary(UnaryFunction.SWISH, 1));
        rows.put("Tanh", ElementwiseImports.unary(UnaryFunction.TANH));
        rows.put("ThresholdedRelu", ElementwiseImports.unary(UnaryFunction.THRESHOLDED_RELU, 1));
    }

    private static void addBinary(Map<String, OperatorImport> rows) {
        rows.put("Add", ElementwiseImports.binary(BinaryFunction.ADD));
        rows.put("And", ElementwiseImports.binary(BinaryFunction.AND));
        rows.put("Div", ElementwiseImports.binary(BinaryFunction.DIV));
        rows.put("Equal", ElementwiseImports.binary(BinaryFunction.EQUAL));
        rows.put("Greater", ElementwiseImports.binary(BinaryFunction.GREATER));
        rows.put("GreaterOrEqual", ElementwiseImports.binary(BinaryFunction.GREATER_OR_EQUAL));
        rows.put("Less", ElementwiseImports.binary(BinaryFunction.LESS));
        rows.put("LessOrEqual", ElementwiseImports.binary(BinaryFunction.LESS_OR_EQUAL));
        rows.put("Max", ArithmeticImports.variadic(BinaryFunction.MAX));
        rows.put("Mean", ArithmeticImports::mean);
        rows.put("Min", ArithmeticImports.variadic(BinaryFunction.MIN));
        rows.put("Mod", ArithmeticImports::mod);
        rows.put("Mul", ElementwiseImports.binary(BinaryFunction.MUL));
        rows.put("Or", ElementwiseImports.binary(BinaryFunction.OR));
        rows.put("Pow", ArithmeticImports::pow);
        rows.put("Sub", ElementwiseImports.binary(BinaryFunction.SUB));
        rows.put("Sum", ArithmeticImports.variadic(BinaryFunction.ADD));
        rows.put("Where", ElementwiseImports::where);
        rows.put("Xor", ElementwiseImports.binary(BinaryFunction.XOR));
    }

    private static void addLayers(Map<String, OperatorImport> rows) {
        rows.put("AveragePool", PoolImports::averagePool);
        rows.put("Conv", ConvolutionImports::conv);
        rows.put("ConvTranspose", ConvolutionImports::convTranspose);
        rows.put("Gemm", MatrixImports::gemm);
        rows.put("GlobalAveragePool", PoolImports.global(PoolFunction.AVERAGE));
        rows.put("GlobalLpPool", PoolImports.global(PoolFunction.LP));
        rows.put("GlobalMaxPool", PoolImports.global(PoolFunction.MAX));
        rows.put("LpPool", PoolImports::lpPool);
        rows.put("MatMul", MatrixImports::matMul);
        rows.put("MaxPool", PoolImports::maxPool);
    }

    private static void addQuantization(Map<String, OperatorImport> rows) {
        rows.put("DequantizeLinear", QuantizeImports::dequantize);
        rows.put("QuantizeLinear", QuantizeImports::quantize);
    }

    private static void addNormalizations(Map<String, OperatorImport> rows) {
        rows.put("BatchNormalization", BatchNormalizationImport::run);
        rows.put("GroupNormalization", NormalizationImports::groupNormalization);
        rows.put("InstanceNormalization", NormalizationImports::instanceNormalization);
        rows.put("LRN", NormalizationImports::lrn);
        rows.put("LayerNormalization", NormalizationImports::layerNormalization);
        rows.put("RMSNormalization", NormalizationImports::rmsNormalization);
    }

    private static void addRecurrent(Map<String, OperatorImport> rows) {
        rows.put("GRU", RecurrentImports::gru);
        rows.put("LSTM", RecurrentImports::lstm);
        rows.put("RNN", RecurrentImports::rnn);
    }

    private static void addReductions(Map<String, OperatorImport> rows) {
        rows.put("ArgMax", ReductionImports.argExtreme(false));
        rows.put("ArgMin", ReductionImports.argExtreme(true));
        rows.put("ReduceL1", ReductionImports.reduce(ReduceFunction.L1, 18));
        rows.put("ReduceL2", ReductionImports.reduce(ReduceFunction.L2, 18));
        rows.put("ReduceLogSum", ReductionImports.reduce(ReduceFunction.LOG_SUM, 18));
        rows.put("ReduceLogSumExp", ReductionImports.reduce(ReduceFunction.LOG_SUM_EXP, 18));
        rows.put("ReduceMax", ReductionImports.reduce(ReduceFunction.MAX, 18));
        rows.put("ReduceMean", ReductionImports.reduce(ReduceFunction.MEAN, 18));
        rows.put("ReduceMin", ReductionImports.reduce(ReduceFunction.MIN, 18));
        rows.put("ReduceProd", ReductionImports.reduce(ReduceFunction.PROD, 18));
        rows.put("ReduceSum", ReductionImports.reduce(ReduceFunction.SUM, 13));
        rows.put("ReduceSumSquare", ReductionImports.reduce(ReduceFunction.SUM_SQUARE, 18));
    }

    private static void addShapes(Map<String, OperatorImport> rows) {
        rows.put("Cast", PassingImports::cast);
        rows.put("CastLike", PassingImports::castLike);
        rows.put("Constant", ConstantImports::constant);
        rows.put("ConstantOfShape", ConstantImports::constantOfShape);
        rows.put("Dropout", PassingImports::dropout);
        rows.put("Flatten", ReshapeImports::flatten);
        rows.put("Identity", PassingImports::identity);
        rows.put("NonZero", ConstantImports::nonZero);
        rows.put("Range", ConstantImports::range);
        rows.put("Reshape", ReshapeImports::reshape);
        rows.put("Shape", ConstantImports::shape);
        rows.put("Size", ConstantImports::size);
        rows.put("Squeeze", ReshapeImports::squeeze);
        rows.put("Unsqueeze", ReshapeImports::unsqueeze);
    }

    private static void addMovements(Map<String, OperatorImport> rows) {
        rows.put("Concat", MovementImports::concat);
        rows.put("DepthToSpace", MovementImports::depthToSpace);
        rows.put("Expand", MovementImports::expand);
        rows.put("Gather", MovementImports::gather);
        rows.put("Pad", PadImport::run);
        rows.put("Resize", ResizeImports::resize);
        rows.put("Slice", SliceImports::slice);
        rows.put("SpaceToDepth", MovementImports::spaceToDepth);
        rows.put("Split", SliceImports::split);
        rows.put("Tile", MovementImports::tile);
        rows.put("Transpose", MovementImports::transpose);
        rows.put("Upsample", ResizeImports::upsample);
    }
}
