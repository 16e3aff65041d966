package dev.inlay.compiler.emitter;

import dev.inlay.compiler.tensor.HalfFloat;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How the elements of a constant are stored in a class: in the fewest bits that hold every one of them exactly.
 *
 * @param decoder the method of {@code dev.inlay.runtime.Packed} that gives the elements back
 * @param data what it reads
 */
record StoredForm(String decoder, byte[] data) {
    private static final int[] NARROW = {2, 3, 4};
    private static final int[] LONG_BYTES = {3, 4, 6};

    /** Bytes of at most four bits are stored as such, floats that are halves in two bytes. */
    static StoredForm of(Constant constant) {
        if (constant.isPacked() && constant.type().bytes() == 1) {
            return ofBytes(constant);
        }
        if (constant.isPacked() && constant.type() == ConstantType.FLOAT) {
            return ofFloats(constant);
        }
        if (constant.isPacked() && constant.type() == ConstantType.LONG) {
            return ofLongs(constant);
        }
        return whole(constant);
    }

    private static StoredForm ofLongs(Constant constant) {
        ByteBuffer longs = ByteBuffer.wrap(constant.data()).order(ByteOrder.LITTLE_ENDIAN);
        for (int bytes : LONG_BYTES) {
            int unused = Long.SIZE - bytes * Byte.SIZE;
            ByteBuffer narrow = ByteBuffer.allocate(constant.length() * bytes);
            for (int i = 0; i < constant.length(); i++) {
                long value = longs.getLong(i * Long.BYTES);
                if (value << unused >> unused != value) {
                    break;
                }
                narrow.put(constant.data(), i * Long.BYTES, bytes);
            }
            if (!narrow.hasRemaining()) {
                return new StoredForm("longs" + bytes, narrow.array());
            }
        }
        return whole(constant);
    }

    private static StoredForm whole(Constant constant) {
        return new StoredForm(constant.type().decoder(), constant.data());
    }

    private static StoredForm ofBytes(Constant constant) {
        for (int bits : NARROW) {
            if (fit(constant.data(), bits)) {
                return new StoredForm("bits" + bits, pack(constant.data(), bits));
            }
        }
        return whole(constant);
    }

    private static boolean fit(byte[] elements, int bits) {
        int unused = Integer.SIZE - bits;
        for (byte element : elements) {
            if (element << unused >> unused != element) {
                return false;
            }
        }
        return true;
    }

    /** Element after element, the lowest bits of a byte first. */
    private static byte[] pack(byte[] elements, int bits) {
        byte[] packed = new byte[Math.toIntExact(((long) elements.length * bits + Byte.SIZE - 1) / Byte.SIZE)];
        int pending = 0;
        int count = 0;
        int at = 0;
        for (byte element : elements) {
            pending |= (element & (1 << bits) - 1) << count;
            count += bits;
            if (count >= Byte.SIZE) {
                packed[at++] = (byte) pending;
                pending >>>= Byte.SIZE;
                count -= Byte.SIZE;
            }
        }
        if (count > 0) {
            packed[at] = (byte) pending;
        }
        return packed;
    }

    private static StoredForm ofFloats(Constant constant) {
        ByteBuffer halves = ByteBuffer.allocate(constant.data().length / 2).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer floats = ByteBuffer.wrap(constant.data()).order(ByteOrder.LITTLE_ENDIAN);
        while (floats.hasRemaining()) {
            int bits = floats.getInt();
            short half = HalfFloat.bits(Float.intBitsToFloat(bits));
            if (Float.floatToRawIntBits(HalfFloat.value(half)) != bits) {
                return whole(constant);
            }
            halves.putShort(half);
        }
        return new StoredForm("halfs", halves.array());
    }
}
