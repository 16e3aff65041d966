package dev.inlay.compiler.importer.tflite;

import dev.inlay.compiler.operator.BinaryFunction;
import dev.inlay.compiler.operator.PoolFunction;
import dev.inlay.compiler.operator.ReduceFunction;
import dev.inlay.compiler.operator.UnaryFunction;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The operators of the format that Inlay imports. */
final class OperatorTable {
    private static final Map<String, OperatorImport> ROWS = rows();

    private OperatorTable() {}

    static Optional<OperatorImport> find(String operator) {
        return Optional.ofNullable(ROWS.get(operator));
    }

    static Collection<String> names() {
        return ROWS.keySet();
    }

    private static Map<String, OperatorImport> rows() {
        Map<String, OperatorImport> rows = new TreeMap<>();
        addUnary(rows);
        addActivations(rows);
        addBinary(rows);
        addComparisons(rows);
        addLayers(rows);
        addStateful(rows);
        addReductions(rows);
        addShapes(rows);
        addMovements(rows);
        addConversions(rows);
        return rows;
    }

    private static void addUnary(Map<String, OperatorImport> rows) {
        rows.put("ABS", ElementwiseImports.unary(UnaryFunction.ABS));
        rows.put("CEIL", ElementwiseImports.unary(UnaryFunction.CEIL));
        rows.put("COS", ElementwiseImports.unary(UnaryFunction.COS));
        rows.put("EXP", ElementwiseImports.unary(UnaryFunction.EXP));
        rows.put("FLOOR", ElementwiseImports.unary(UnaryFunction.FLOOR));
        rows.put("LOG", ElementwiseImports.unary(UnaryFunction.LOG));
        rows.put("LOGICAL_NOT", ElementwiseImports.unary(UnaryFunction.NOT));
        rows.put("NEG", ElementwiseImports.unary(UnaryFunction.NEG));
        rows.put("ROUND", ElementwiseImports.unary(UnaryFunction.ROUND));
        rows.put("RSQRT", ElementwiseImports.unary(UnaryFunction.RSQRT));
        rows.put("SIGN", ElementwiseImports.unary(UnaryFunction.SIGN));
        rows.put("SIN", ElementwiseImports.unary(UnaryFunction.SIN));
        rows.put("SQRT", ElementwiseImports.unary(UnaryFunction.SQRT));
        rows.put("SQUARE", ElementwiseImports.unary(UnaryFunction.SQUARE));
    }

    private static void addActivations(Map<String, OperatorImport> rows) {
        rows.put("ELU", ElementwiseImports.unary(UnaryFunction.ELU, 1, 0));
        rows.put("GELU", ElementwiseImports::gelu);
        rows.put("HARD_SWISH", ElementwiseImports.unary(UnaryFunction.HARD_SWISH));
        rows.put("LEAKY_RELU", ElementwiseImports::leakyRelu);
        rows.put("LOGISTIC", ElementwiseImports.unary(UnaryFunction.SIGMOID));
        rows.put("LOG_SOFTMAX", NormalizationImports::logSoftmax);
        rows.put("PRELU", ElementwiseImports::prelu);
        rows.put("RELU", ElementwiseImports.unary(UnaryFunction.RELU));
        rows.put("RELU6", ElementwiseImports.unary(UnaryFunction.CLIP, 0, 6));
        rows.put("RELU_0_TO_1", ElementwiseImports.unary(UnaryFunction.CLIP, 0, 1));
        rows.put("RELU_N1_TO_1", ElementwiseImports.unary(UnaryFunction.CLIP, -1, 1));
        rows.put("SOFTMAX", NormalizationImports::softmax);
        rows.put("TANH", ElementwiseImports.unary(UnaryFunction.TANH));
    }

    private static void addBinary(Map<String, OperatorImport> rows) {
        rows.put("ADD", ElementwiseImports.activated(BinaryFunction.ADD, OptionsType.ADD));
        rows.put("ADD_N", ElementwiseImports::addAll);
        rows.put("DIV", ElementwiseImports.activated(BinaryFunction.DIV, OptionsType.DIV));
        rows.put("FLOOR_DIV", ElementwiseImports::floorDivide);
        rows.put("FLOOR_MOD", ElementwiseImports.binary(BinaryFunction.MOD));
        rows.put("MAXIMUM", ElementwiseImports.binary(BinaryFunction.MAX));
        rows.put("MINIMUM", ElementwiseImports.binary(BinaryFunction.MIN));
        rows.put("MUL", ElementwiseImports.activated(BinaryFunction.MUL, OptionsType.MUL));
        rows.put("POW", ElementwiseImports.binary(BinaryFunction.POW));
        rows.put("SQUARED_DIFFERENCE", ElementwiseImports.binary(BinaryFunction.SQUARED_DIFFERENCE));
        rows.put("SUB", ElementwiseImports.activated(BinaryFunction.SUB, OptionsType.SUB));
    }

    private static void addComparisons(Map<String, OperatorImport> rows) {
        rows.put("EQUAL", ElementwiseImports.binary(BinaryFunction.EQUAL));
        rows.put("GREATER", ElementwiseImports.binary(BinaryFunction.GREATER));
        rows.put("GREATER_EQUAL", ElementwiseImports.binary(BinaryFunction.GREATER_OR_EQUAL));
        rows.put("LESS", ElementwiseImports.binary(BinaryFunction.LESS));
        rows.put("LESS_EQUAL", ElementwiseImports.binary(BinaryFunction.LESS_OR_EQUAL));
        rows.put("LOGICAL_AND", ElementwiseImports.binary(BinaryFunction.AND));
        rows.put("LOGICAL_OR", ElementwiseImports.binary(BinaryFunction.OR));
        rows.put("NOT_EQUAL", ElementwiseImports::notEqual);
        rows.put("SELECT", ElementwiseImports::select);
        rows.put("SELECT_V2", ElementwiseImports::selectBroadcast);
    }

    private static void addLayers(Map<String, OperatorImport> rows) {
        rows.put("AVERAGE_POOL_2D", PoolImports.pool(PoolFunction.AVERAGE));
        rows.put("BATCH_MATMUL", MatrixImports::batchMatMul);
        rows.put("CONV_2D", ConvolutionImports::conv);
        rows.put("CONV_3D", ConvolutionImports::conv3d);
        rows.put("DEPTHWISE_CONV_2D", ConvolutionImports::depthwiseConv);
        rows.put("FULLY_CONNECTED", MatrixImports::fullyConnected);
        rows.put("L2_NORMALIZATION", NormalizationImports::l2Normalization);
        rows.put("L2_POOL_2D", PoolImports::l2Pool);
        rows.put("LOCAL_RESPONSE_NORMALIZATION", NormalizationImports::localResponse);
        rows.put("MAX_POOL_2D", PoolImports.pool(PoolFunction.MAX));
        rows.put("TRANSPOSE_CONV", TransposeConvImport::run);
    }

    private static void addStateful(Map<String, OperatorImport> rows) {
        rows.put("SVDF", SvdfImport::run);
        rows.put("UNIDIRECTIONAL_SEQUENCE_LSTM", LstmImport::run);
    }

    private static void addReductions(Map<String, OperatorImport> rows) {
        rows.put("ARG_MAX", ReductionImports.argExtreme(false));
        rows.put("ARG_MIN", ReductionImports.argExtreme(true));
        rows.put("MEAN", ReductionImports.reduce(ReduceFunction.MEAN));
        rows.put("REDUCE_ALL", ReductionImports.reduce(ReduceFunction.MIN));
        rows.put("REDUCE_ANY", ReductionImports.reduce(ReduceFunction.MAX));
        rows.put("REDUCE_MAX", ReductionImports.reduce(ReduceFunction.MAX));
        rows.put("REDUCE_MIN", ReductionImports.reduce(ReduceFunction.MIN));
        rows.put("REDUCE_PROD", ReductionImports.reduce(ReduceFunction.PROD));
        rows.put("SUM", ReductionImports.reduce(ReduceFunction.SUM));
    }

    private static void addShapes(Map<String, OperatorImport> rows) {
        rows.put("EXPAND_DIMS", ReshapeImports::expandDims);
        rows.put("FILL", ShapeImports::fill);
        rows.put("RANGE", ShapeImports::range);
        rows.put("RANK", ShapeImports::rank);
        rows.put("RESHAPE", ReshapeImports::reshape);
        rows.put("SHAPE", ShapeImports::shape);
        rows.put("SQUEEZE", ReshapeImports::squeeze);
        rows.put("ZEROS_LIKE", ShapeImports::zerosLike);
    }

    private static void addMovements(Map<String, OperatorImport> rows) {
        rows.put("BATCH_TO_SPACE_ND", BatchSpaceImports::batchToSpace);
        rows.put("BROADCAST_TO", MovementImports::broadcastTo);
        rows.put("CONCATENATION", MovementImports::concatenation);
        rows.put("DEPTH_TO_SPACE", MovementImports::depthToSpace);
        rows.put("GATHER", GatherImport::run);
        rows.put("MIRROR_PAD", PadImports::mirrorPad);
        rows.put("PACK", MovementImports::pack);
        rows.put("PAD", PadImports::pad);
        rows.put("PADV2", PadImports::pad);
        rows.put("RESIZE_BILINEAR", ResizeImports::bilinear);
        rows.put("RESIZE_NEAREST_NEIGHBOR", ResizeImports::nearest);
        rows.put("REVERSE_V2", SliceImports::reverse);
        rows.put("SLICE", SliceImports::slice);
        rows.put("SPACE_TO_BATCH_ND", BatchSpaceImports::spaceToBatch);
        rows.put("SPACE_TO_DEPTH", MovementImports::spaceToDepth);
        rows.put("SPLIT", SplitImports::split);
        rows.put("SPLIT_V", SplitImports::splitSizes);
        rows.put("STRIDED_SLICE", StridedSliceImport::run);
        rows.put("TILE", MovementImports::tile);
        rows.put("TRANSPOSE", MovementImports::transpose);
        rows.put("UNPACK", SplitImports::unpack);
    }

    private static void addConversions(Map<String, OperatorImport> rows) {
        rows.put("CAST", ConversionImports::cast);
        rows.put("DEQUANTIZE", ConversionImports::dequantize);
        rows.put("QUANTIZE", ConversionImports::quantize);
    }
}
