package dev.inlay.compiler.importer.onnx;

import com.google.protobuf.ByteString;
import dev.inlay.compiler.importer.onnx.proto.AttributeProto;
import dev.inlay.compiler.importer.onnx.proto.AttributeProto.AttributeType;
import dev.inlay.compiler.importer.onnx.proto.TensorProto;
import dev.inlay.compiler.tensor.ShapeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The attributes of one node, read by name and type. A wrong type or an impossible value is a {@link ShapeException};
 * attributes that nobody read are known afterwards.
 */
final class Attributes {
    private final Map<String, AttributeProto> byName = new LinkedHashMap<>();
    private final Set<String> unread = new LinkedHashSet<>();

    Attributes(List<AttributeProto> protos) {
        for (AttributeProto proto : protos) {
            if (byName.put(proto.getName(), proto) != null) {
                throw new ShapeException("attribute " + proto.getName() + " is given twice");
            }
            unread.add(proto.getName());
        }
    }

    boolean has(String name) {
        unread.remove(name);
        return byName.containsKey(name);
    }

    /** Marks attributes as known that need no reading in this form of the operator. */
    void ignore(String... names) {
        for (String name : names) {
            unread.remove(name);
        }
    }

    /** Names of the attributes that nobody asked for. */
    List<String> unread() {
        return List.copyOf(unread);
    }

    int integer(String name, int absent) {
        return find(name, AttributeType.INT)
                .map(proto -> toInt(name, proto.getI()))
                .orElse(absent);
    }

    int requiredInteger(String name) {
        require(name);
        return integer(name, 0);
    }

    long longInteger(String name) {
        require(name);
        return find(name, AttributeType.INT).orElseThrow().getI();
    }

    boolean flag(String name, boolean absent) {
        return integer(name, absent ? 1 : 0) != 0;
    }

    /** A number that is not NaN; infinity passes, as bounds may be infinite. */
    float real(String name, float absent) {
        float value = find(name, AttributeType.FLOAT).map(AttributeProto::getF).orElse(absent);
        if (Float.isNaN(value)) {
            throw new ShapeException("attribute " + name + " is NaN");
        }
        return value;
    }

    float finite(String name, float absent) {
        float value = real(name, absent);
        if (Float.isInfinite(value)) {
            throw new ShapeException("attribute " + name + " is " + value);
        }
        return value;
    }

    float requiredReal(String name) {
        require(name);
        return real(name, 0);
    }

    Optional<int[]> integers(String name) {
        return longs(name).map(values -> {
            int[] ints = new int[values.length];
            for (int i = 0; i < ints.length; i++) {
                ints[i] = toInt(name, values[i]);
            }
            return ints;
        });
    }

    Optional<long[]> longs(String name) {
        return find(name, AttributeType.INTS)
                .map(proto ->
                        proto.getIntsList().stream().mapToLong(Long::longValue).toArray());
    }

    Optional<float[]> reals(String name) {
        return find(name, AttributeType.FLOATS).map(proto -> {
            float[] reals = new float[proto.getFloatsCount()];
            for (int i = 0; i < reals.length; i++) {
                reals[i] = proto.getFloats(i);
            }
            return reals;
        });
    }

    Optional<List<String>> texts(String name) {
        return find(name, AttributeType.STRINGS)
                .map(proto -> proto.getStringsList().stream()
                        .map(ByteString::toStringUtf8)
                        .toList());
    }

    /** A text out of a fixed choice; {@code choices[0]} where the attribute is absent. */
    String choice(String name, String... choices) {
        String text = find(name, AttributeType.STRING)
                .map(proto -> proto.getS().toStringUtf8())
                .orElse(choices[0]);
        if (!List.of(choices).contains(text)) {
            throw new ShapeException(
                    "attribute " + name + " is \"" + text + "\", not one of " + String.join(", ", choices));
        }
        return text;
    }

    Optional<TensorProto> tensor(String name) {
        return find(name, AttributeType.TENSOR).map(AttributeProto::getT);
    }

    private void require(String name) {
        if (!has(name)) {
            throw new ShapeException("attribute " + name + " is missing");
        }
    }

    private Optional<AttributeProto> find(String name, AttributeType type) {
        unread.remove(name);
        AttributeProto proto = byName.get(name);
        if (proto == null) {
            return Optional.empty();
        }
        if (proto.hasRefAttrName()) {
            throw new ShapeException("attribute " + name + " refers to an attribute of a function, outside of any");
        }
        AttributeType actual = typeOf(proto, type);
        if (actual != type) {
            throw new ShapeException("attribute " + name + " is of type " + actual + ", not " + type);
        }
        return Optional.of(proto);
    }

    /** The stated type; old files leave it out, then it is the type of what is there. */
    private static AttributeType typeOf(AttributeProto proto, AttributeType wanted) {
        if (proto.getType() != AttributeType.UNDEFINED) {
            return proto.getType();
        }
        List<AttributeType> present = new ArrayList<>();
        add(present, proto.hasF(), AttributeType.FLOAT);
        add(present, proto.hasI(), AttributeType.INT);
        add(present, proto.hasS(), AttributeType.STRING);
        add(present, proto.hasT(), AttributeType.TENSOR);
        add(present, proto.getFloatsCount() > 0, AttributeType.FLOATS);
        add(present, proto.getIntsCount() > 0, AttributeType.INTS);
        add(present, proto.getStringsCount() > 0, AttributeType.STRINGS);
        return present.isEmpty() || present.contains(wanted) ? wanted : present.get(0);
    }

    private static void add(List<AttributeType> types, boolean present, AttributeType type) {
        if (present) {
            types.add(type);
        }
    }

    private static int toInt(String name, long value) {
        if (value != (int) value) {
            throw new ShapeException("attribute " + name + " holds " + value + ", which is out of range");
        }
        return (int) value;
    }
}
