package dev.inlay.compiler.diagnostic;

/**
 * Every message Inlay prints. Codes are stable: 1xx the annotated interface, 2xx finding files, 3xx the model, 4xx
 * calibration data, 5xx quantization and limits, 9xx Inlay itself. {@code docs/diagnostics.md} has a section for each.
 */
public enum DiagnosticId {
    NOT_AN_INTERFACE(101, Severity.ERROR, "@QuantizedModel stands on an interface; {0} is {1}"),
    GENERIC_INTERFACE(
            102,
            Severity.ERROR,
            "{0} has type parameters, and the generated class would not know what to put in their place; remove them"),
    PRIVATE_INTERFACE(
            103,
            Severity.ERROR,
            "{1} is private, so that no generated class can implement {0}; make it at least package-private"),
    SEALED_INTERFACE(
            104, Severity.ERROR, "{0} is sealed, so that no generated class can implement it; remove the modifier"),
    NO_METHODS(105, Severity.ERROR, "{0} has no method to implement; give it one, such as int classify(float[] in)"),
    METHOD_FORM(
            106,
            Severity.ERROR,
            "method {0} has no form that can be generated: {1}. Parameters are float[], byte[] or short[], inputs before"
                    + " outputs; the result is void, float[], byte[], short[], int (index of the largest output) or an enum"),
    GENERATED_NAME_CLASH(107, Severity.ERROR, "class {0} cannot be generated: {1}; rename one of them"),
    BAD_PATH(
            108,
            Severity.ERROR,
            "\"{0}\" cannot name a file: {1}. Give a relative path with forward slashes and without \"..\""),
    BAD_DIMENSION(
            109,
            Severity.ERROR,
            "\"{0}\" is not of the form \"name=size\" with a size of at least 1, as in \"frames=16\""),
    BAD_CALIBRATION_SETTING(110, Severity.ERROR, "{0}"),
    NOT_YET_SUPPORTED(111, Severity.ERROR, "{0} is not supported yet; {1}"),
    ARRAY_COUNT(112, Severity.ERROR, "method {0} has {1} arrays where the network needs {2}: {3}, in this order"),
    UNKNOWN_TENSOR(113, Severity.ERROR, "method {0} names the tensor \"{1}\"; it can take {2}"),
    TENSOR_TWICE(114, Severity.ERROR, "method {0} names the tensor \"{1}\" twice"),
    SOME_TENSORS_NAMED(
            115, Severity.ERROR, "method {0} has @Tensor on some of its parameters; put it on all of them or on none"),
    NO_RAW_ELEMENTS(116, Severity.ERROR, "method {0} takes {1} as {2}, but it holds {3} in this network; use {4}"),
    SINGLE_OUTPUT(
            117,
            Severity.ERROR,
            "method {0} returns its result, which takes a network with one output; this one has {1}: {2}. Make it void,"
                    + " with an array for each"),
    ENUM_CONSTANTS(118, Severity.ERROR, "method {0} returns {1}, an enum with {2} constants, but {3} has {4} elements"),
    HIDDEN_TYPE(
            119,
            Severity.ERROR,
            "{0} is a name that {1} or its package gives to something else, and generated code needs java.lang.{0};"
                    + " rename it, or move {1} to another package"),
    TOO_MANY_TENSORS(
            120, Severity.ERROR, "the network has {0} inputs and outputs; a generated class can have {1} at most"),
    COMPANION_ALONE(121, Severity.WARNING, "@{0} has no effect on {1}, which has no @QuantizedModel beside it"),
    GENERATED_UNWRITABLE(122, Severity.ERROR, "the source of class {0} cannot be written: {1}"),
    ENUM_ORDER(
            123,
            Severity.ERROR,
            "method {0} returns {1}, whose constant {2} is number {3}, where the model has \"{4}\"; \"{5}\" is its number"
                    + " {6}. The constants are {7}; the model's labels are {8}"),
    ENUM_LABELS(
            124,
            Severity.WARNING,
            "method {0} returns {1}, whose constant {2} is number {3}, where the model has \"{4}\". The constants are {5};"
                    + " the model's labels are {6}"),
    BAD_BUDGET(125, Severity.ERROR, "{0}"),
    MIXED_WITHOUT_BUDGET(
            126,
            Severity.ERROR,
            "precision MIXED takes as few bits as accuracy allows: say how much that is, as in"
                    + " @AccuracyBudget(data = \"test.npz\", maxDrop = 0.01)"),
    BAD_OPTION(129, Severity.ERROR, "compiler option {0}={1} is not {2}"),
    FILE_NOT_FOUND(201, Severity.ERROR, "{0} is not found{1} It was looked for in:{2}"),
    MODEL_EMPTY(202, Severity.ERROR, "model {0} is empty"),
    MODEL_UNREADABLE(203, Severity.ERROR, "model {0} cannot be read: {1}"),
    EXTERNAL_DATA(204, Severity.ERROR, "model {0} keeps data in {1}, which cannot be used: {2}"),
    ONNX_FOREIGN_FORMAT(301, Severity.ERROR, "model {0} is not an ONNX file: {1}"),
    ONNX_DAMAGED(302, Severity.ERROR, "model {0} is damaged, or is no ONNX file: {1}"),
    ONNX_OPSET_UNSUPPORTED(303, Severity.ERROR, "model {0} {1}; supported are opsets {2} to {3}"),
    ONNX_GRAPH_INVALID(304, Severity.ERROR, "the graph of model {0} is invalid: {1}"),
    ONNX_OPERATORS_UNSUPPORTED(305, Severity.ERROR, "model {0} (opset {1}) has operators that are not supported:{2}"),
    ONNX_NODE_UNSUPPORTED(306, Severity.ERROR, "{0} (opset {1}) is not supported: {2}"),
    ONNX_NODE_INVALID(307, Severity.ERROR, "{0} (opset {1}) is invalid: {2}; its inputs: {3}"),
    ONNX_INPUT_INVALID(308, Severity.ERROR, "input {0} of the model cannot be used: {1}"),
    ONNX_DIMENSION_OPEN(
            309,
            Severity.ERROR,
            "the model leaves open the size of {0} (inputs {1}); fix it on the annotation, as in dimensions = {2}"),
    ONNX_DIMENSION_UNUSED(310, Severity.WARNING, "no input of the model has a dimension {0} of unknown size{1}"),
    ONNX_TENSOR_INVALID(311, Severity.ERROR, "{0} is invalid: {1}"),
    ONNX_TENSOR_UNSUPPORTED(312, Severity.ERROR, "{0} is {1}, which is not supported"),
    ONNX_NOT_FINITE(
            313,
            Severity.ERROR,
            "constant {0} {1} of node {2}: {3} of {4} elements are not finite; the first is element {6}, which is {5}"),
    ONNX_EXTERNAL_DATA(314, Severity.ERROR, "the data of {0} in file \"{1}\" cannot be read: {2}"),
    ONNX_TOO_LARGE(315, Severity.ERROR, "the constants of the model take more than {1}, reached at {0}"),
    ONNX_ROUNDED(316, Severity.WARNING, "double precision was rounded to float32 in {0}"),
    ONNX_ATTRIBUTE_IGNORED(317, Severity.WARNING, "{0} (opset {1}) has attributes that are ignored: {2}"),
    ONNX_OUTPUT_DIFFERS(318, Severity.WARNING, "output {0} is declared as {1} but its nodes make it {2}"),
    TFLITE_DAMAGED(331, Severity.ERROR, "model {0} is damaged: {1}"),
    TFLITE_VERSION_UNSUPPORTED(
            332, Severity.ERROR, "model {0} is written to version {1} of TensorFlow Lite's schema; supported is {2}"),
    TFLITE_GRAPH_INVALID(333, Severity.ERROR, "the graph of model {0} is invalid: {1}"),
    TFLITE_OPERATORS_UNSUPPORTED(334, Severity.ERROR, "model {0} has operators that are not supported:{1}"),
    TFLITE_OPERATOR_UNSUPPORTED(335, Severity.ERROR, "{0} is not supported: {1}"),
    TFLITE_OPERATOR_INVALID(336, Severity.ERROR, "{0} is invalid: {1}; its inputs: {2}"),
    TFLITE_TENSOR_INVALID(337, Severity.ERROR, "{0} is invalid: {1}"),
    TFLITE_TENSOR_UNSUPPORTED(338, Severity.ERROR, "{0} cannot be imported: it {1}"),
    METADATA_UNUSED(341, Severity.WARNING, "metadata of model {0} is not used: {1}"),
    DATA_UNREADABLE(401, Severity.ERROR, "data {0} cannot be read: {1}"),
    DATA_FORMAT(
            402,
            Severity.ERROR,
            "data {0} is in no known format; Inlay reads .npy, .npz, .csv and folders of PNG or JPEG images"),
    DATA_MALFORMED(403, Severity.ERROR, "data {0} cannot be used: {1}"),
    DATA_TYPE(
            404,
            Severity.ERROR,
            "data {0} has elements of NumPy's type {1}; Inlay reads floats, integers and booleans"),
    DATA_SHAPE(
            405,
            Severity.ERROR,
            "data {0} has shape {1}; the first dimension counts samples, and the rest must be that of input"
                    + " {2}, {3}, or flat: {4} elements"),
    DATA_EMPTY(406, Severity.ERROR, "data {0} holds no sample"),
    DATA_NOT_FINITE(407, Severity.ERROR, "data {0}, sample {1}, input {2}: an element is {3}"),
    DATA_CONSTANT(408, Severity.ERROR, "data {0} is the one number {1} throughout; no range can be learnt from it"),
    DATA_COUNTS_DIFFER(409, Severity.ERROR, "data {0} holds {1} samples for one input and {2} for another"),
    DATA_ARRAY_MISSING(410, Severity.ERROR, "data {0} has no array {1}; it has {2}"),
    DATA_ONE_ARRAY(
            411, Severity.ERROR, "data {0} is one array, the network has the inputs {1}; give an .npz with one each"),
    DATA_FEW_SAMPLES(
            412,
            Severity.WARNING,
            "data {0} holds {1} different samples; what is learnt from fewer than {2} often does not hold for others"),
    IMAGE_INPUT(
            413,
            Severity.ERROR,
            "images in {0} do not fit the network: {1}; it takes one input, [1, C, H, W] or [1, H, W, C] with 1 or 3 channels"),
    ACTIVATION_NOT_FINITE(
            414,
            Severity.ERROR,
            "the float network computes {1} in {0} on the calibration data; is the data scaled as in training?"),
    DATA_LABELS(415, Severity.ERROR, "data {0} cannot be measured by {1}: {2}"),
    DATA_TOO_FEW_SAMPLES(
            416,
            Severity.ERROR,
            "data {0} holds {1} different samples; weights of 4 bits and less are fitted to them, which takes 8 at least and"
                    + " does well from 32 on"),
    DATA_FEW_CLASSES(
            417,
            Severity.WARNING,
            "the float network sees {1} of its {2} classes in data {0}; data of all classes shows the ranges of all"),
    DATA_CONFIDENCE(
            418,
            Severity.WARNING,
            "the float network gives its first choice a probability of {1} on average on data {0}: it {2}"),
    DATA_STATISTICS(
            419,
            Severity.WARNING,
            "data {0} is not what the network was trained on: the means that batch normalization remembers are off by {1}"
                    + " deviations, and the deviations by a factor of e^{2} (medians; up to 0.15 and 0.4 are usual); is it"
                    + " scaled and laid out as in training?"),
    DATA_STATISTICS_FAR(
            420,
            Severity.ERROR,
            "data {0} is nothing like what the network was trained on: the means that batch normalization remembers are off"
                    + " by {1} deviations, and the deviations by a factor of e^{2} (medians; up to 0.15 and 0.4 are usual);"
                    + " scale it and lay it out as in training"),
    DATA_HALVES(
            421,
            Severity.WARNING,
            "one half of data {0} says little about the other: {1} of the values of activations lie outside of the other"
                    + " half's range, and ranges differ by a factor of {2} (median); more samples, or samples without"
                    + " outliers, give ranges that hold"),
    DATA_HALVES_FAR(
            422,
            Severity.ERROR,
            "one half of data {0} says nothing about the other: {1} of the values of activations lie outside of the other"
                    + " half's range, and ranges differ by a factor of {2} (median); give more samples, of one kind"),
    DATA_INPUT_RANGE(423, Severity.WARNING, "data {0} goes from {1} to {2}, where inputRange says {3} to {4}: {5}"),
    DATA_CONSTANT_COLUMNS(
            424, Severity.WARNING, "data {0}: {2} of {3} elements of input {1} are the same in every sample"),
    DEAD_CHANNELS(
            425,
            Severity.WARNING,
            "channels that are 0 on every sample of data {0}: {1}; either the data lacks what they see, or the network has"
                    + " no use for them"),
    OUTPUT_CONSTANT(
            426,
            Severity.ERROR,
            "the float network gives the same outputs for every sample of data {0}: it sees nothing in them; scale them"
                    + " and lay them out as in training"),
    CALIBRATION_MISSING(
            501,
            Severity.ERROR,
            "{0} holds real numbers, and INT8 with static activations needs representative data to find their ranges:"
                    + " add calibration = \"samples.npy\" (or .npz, .csv, a folder of images), some 32 samples or more"
                    + " of what the device will see; or choose precision = FP32"),
    CALIBRATION_UNUSED(502, Severity.WARNING, "calibration data is not used: {0}"),
    FLOAT_OPERATORS(
            503,
            Severity.NOTE,
            "no integer kernel for {0}: these run in float between dequantize and quantize, at {1} bytes of float memory"),
    ACCUMULATOR_OVERFLOW(504, Severity.ERROR, "layer {0} could overflow its 32-bit accumulator: {1}"),
    MODEL_QUANTIZED(
            505,
            Severity.ERROR,
            "{0} is quantized already, with weights of {1}, and keeps its integers and scales: precision {2} cannot be"
                    + " made of it; leave precision out, or give the float model"),
    ACCURACY_MISSED(506, Severity.ERROR, "the accuracy budget is missed: {0}"),
    ACCURACY_MET(507, Severity.NOTE, "the accuracy budget is met: {0}"),
    MEMORY_MISSED(508, Severity.ERROR, "the memory budget is missed: {0}"),
    MEMORY_MET(509, Severity.NOTE, "the memory budget is met: {0}"),
    FLASH_UNMEASURED(
            510,
            Severity.WARNING,
            "the size of the class files cannot be measured before they are written, since this compiler runs without a"
                    + " JDK; they hold {0} bytes of weights and tables, and the budget for flash is {1}"),
    OVER_SIZE_LIMIT(
            519,
            Severity.WARNING,
            "the smallest form of this network takes about {1} bytes of {0}, more than the {2} that are allowed"),
    INTERNAL_ERROR(901, Severity.ERROR, "internal error in {0} on model {1} (SHA-256 {2}); please report it:\n{3}"),
    OUT_OF_MEMORY(
            902,
            Severity.ERROR,
            "{0} ran out of memory on model {1}; give the compiler more, as with -J-Xmx1g (Maven: in .mvn/jvm.config)");

    private final int number;
    private final Severity severity;
    private final String template;

    DiagnosticId(int number, Severity severity, String template) {
        this.number = number;
        this.severity = severity;
        this.template = template;
    }

    /** {@code INLAY-201}. */
    public String code() {
        return "INLAY-" + number;
    }

    public Severity severity() {
        return severity;
    }

    /** The template with {@code {i}} replaced by {@code arguments[i]}, taken as they print. */
    String fill(Object... arguments) {
        StringBuilder text = new StringBuilder();
        int from = 0;
        for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', from)) {
            int close = template.indexOf('}', open);
            text.append(template, from, open);
            text.append(arguments[Integer.parseInt(template.substring(open + 1, close))]);
            from = close + 1;
        }
        return text.append(template, from, template.length()).toString();
    }
}
