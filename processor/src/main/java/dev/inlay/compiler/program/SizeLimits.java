package dev.inlay.compiler.program;

import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * What a generated class may cost.
 *
 * @param flash bytes of class files; empty where the profile decides
 * @param ram bytes of arrays on the heap, the arena of one instance included; empty where it does not matter
 */
public record SizeLimits(Profile profile, OptionalLong flash, OptionalLong ram) {
    /** Limits that the size of the network decides. */
    public static SizeLimits of(Profile profile) {
        return new SizeLimits(profile, OptionalLong.empty(), OptionalLong.empty());
    }

    /** The tighter of these and of others. */
    public SizeLimits within(OptionalLong otherFlash, OptionalLong otherRam) {
        return new SizeLimits(profile, tighter(flash, otherFlash), tighter(ram, otherRam));
    }

    private static OptionalLong tighter(OptionalLong a, OptionalLong b) {
        return LongStream.concat(a.stream(), b.stream()).min();
    }

    /** Bytes of class files for a network that takes {@code smallest} at least. */
    public double classBytes(long smallest) {
        return flash.isPresent() ? flash.getAsLong() : smallest * profile.growth();
    }
}
