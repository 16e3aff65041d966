package dev.inlay.compiler.importer.tflite;

/** Tables of options, by the numbers that tell them apart in an operator. */
enum OptionsType {
    CONV_2D(1),
    DEPTHWISE_CONV_2D(2),
    POOL_2D(5),
    SVDF(6),
    FULLY_CONNECTED(8),
    SOFTMAX(9),
    CONCATENATION(10),
    ADD(11),
    LOCAL_RESPONSE_NORMALIZATION(13),
    RESIZE_BILINEAR(15),
    RESHAPE(17),
    SPACE_TO_DEPTH(19),
    MUL(21),
    GATHER(23),
    REDUCER(27),
    SUB(28),
    DIV(29),
    SQUEEZE(30),
    STRIDED_SLICE(32),
    TRANSPOSE_CONV(49),
    PACK(59),
    UNPACK(64),
    UNIDIRECTIONAL_SEQUENCE_LSTM(71),
    RESIZE_NEAREST_NEIGHBOR(74),
    LEAKY_RELU(75),
    MIRROR_PAD(77),
    DEPTH_TO_SPACE(94),
    BATCH_MATMUL(101),
    CONV_3D(106),
    GELU(116);

    private final int number;

    OptionsType(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
