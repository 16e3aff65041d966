package dev.inlay.compiler.emitter;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.inlay.compiler.kernel.Kernel;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing about a new kernel is forgotten. */
class KernelEmittersTest {
    @Test
    void everyKernelHasAnEmitter() {
        List<String> missing = kernels()
                .filter(kind -> !KernelEmitters.kinds().contains(kind))
                .map(Class::getSimpleName)
                .toList();
        assertTrue(missing.isEmpty(), () -> "no emitter for " + missing);
    }

    @Test
    void everyKernelIsHeldAgainstItsReference() {
        JavaClasses tests = new ClassFileImporter().importPackagesOf(KernelEmittersTest.class);
        List<String> missing = kernels()
                .filter(kind -> tests.stream().noneMatch(test -> holdsAgainstReference(test, kind)))
                .map(Class::getSimpleName)
                .toList();
        assertTrue(missing.isEmpty(), () -> "no test of generated code with " + missing);
    }

    /** Whether {@code test} makes such kernels and gives them to the harness, itself or by way of one other class. */
    private static boolean holdsAgainstReference(JavaClass test, Class<?> kind) {
        return reachesHarness(test, 2)
                && Stream.concat(test.getConstructorCallsFromSelf().stream(), test.getMethodCallsFromSelf().stream())
                        .anyMatch(call -> call.getTargetOwner().isEquivalentTo(kind));
    }

    private static boolean reachesHarness(JavaClass from, int calls) {
        return from.isEquivalentTo(KernelHarness.class)
                || calls > 0
                        && from.getMethodCallsFromSelf().stream()
                                .map(call -> call.getTargetOwner())
                                .distinct()
                                .anyMatch(owner -> reachesHarness(owner, calls - 1));
    }

    private static Stream<Class<?>> kernels() {
        return Stream.of(Kernel.class.getPermittedSubclasses());
    }
}
