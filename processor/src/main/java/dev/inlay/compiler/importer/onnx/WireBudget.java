package dev.inlay.compiler.importer.onnx;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.WireFormat;
import java.io.IOException;

/**
 * What a protobuf message costs in memory once it is parsed, found by walking over its bytes without parsing. A few
 * megabytes of empty sub-messages would otherwise become gigabytes of objects.
 */
final class WireBudget {
    /** Bytes that a message, a string, or an unknown field takes on the heap, its payload aside. */
    private static final int OBJECT = 96;

    private static final int NUMBER = 8;

    private final long limit;
    private long used;

    WireBudget(long limit) {
        this.limit = limit;
    }

    /** Walks one message. @throws TooLarge above the limit @throws IOException if the bytes are no protobuf message */
    void walk(CodedInputStream in, Descriptor type) throws IOException {
        use(OBJECT);
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            FieldDescriptor field = type.findFieldByNumber(WireFormat.getTagFieldNumber(tag));
            if (WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
                walkDelimited(in, field);
            } else {
                use(field == null ? OBJECT : NUMBER);
                in.skipField(tag);
            }
        }
    }

    private void walkDelimited(CodedInputStream in, FieldDescriptor field) throws IOException {
        int length = in.readRawVarint32();
        if (field != null && field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
            int outer = in.pushLimit(length);
            walk(in, field.getMessageType());
            in.popLimit(outer);
            return;
        }
        use(field != null && field.isPackable() ? packedBytes(field, Math.max(length, 0)) : OBJECT);
        in.skipRawBytes(length);
    }

    private static long packedBytes(FieldDescriptor field, int length) {
        boolean fixedWidth =
                field.getType() == FieldDescriptor.Type.FLOAT || field.getType() == FieldDescriptor.Type.DOUBLE;
        // a number of variable width may be as short as a byte
        return fixedWidth ? length : (long) length * NUMBER;
    }

    private void use(long bytes) throws TooLarge {
        used += bytes;
        if (used > limit) {
            throw new TooLarge();
        }
    }

    /** The message would take more memory than the limit. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1;
    }
}
