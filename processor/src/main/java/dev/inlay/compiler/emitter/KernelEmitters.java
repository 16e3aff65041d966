package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import dev.inlay.compiler.kernel.Kernel;
import dev.inlay.compiler.program.Variant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Which emitter writes which kind of kernel. */
final class KernelEmitters {
    private static final Map<Class<?>, KernelEmitter<?>> EMITTERS = all();

    private KernelEmitters() {}

    /** Takes emitters together with the kind of kernel they write. */
    interface Registry {
        <K extends Kernel> void add(Class<K> kind, KernelEmitter<K> emitter);
    }

    private static Map<Class<?>, KernelEmitter<?>> all() {
        Map<Class<?>, KernelEmitter<?>> emitters = new HashMap<>();
        Registry registry = new Registry() {
            @Override
            public <K extends Kernel> void add(Class<K> kind, KernelEmitter<K> emitter) {
                emitters.put(kind, emitter);
            }
        };
        IntegerEmitters.register(registry);
        FloatEmitters.register(registry);
        return Collections.unmodifiableMap(emitters);
    }

    static Set<Class<?>> kinds() {
        return EMITTERS.keySet();
    }

    /** The body of the method that runs {@code kernel}, in the form {@code variant}. */
    static CodeBlock body(Kernel kernel, Variant variant, KernelNames names) {
        return switch (variant) {
            case PLAIN -> body(kernel, names);
            case PACKED_TABLE -> new PackedTableConv(kernel, names).body();
            case PACKED_CODE -> new PackedCodeConv(kernel, names).body();
        };
    }

    private static CodeBlock body(Kernel kernel, KernelNames names) {
        return body(kernel.getClass(), kernel, names);
    }

    @SuppressWarnings("unchecked") // the registry pairs a kind with an emitter of that kind
    private static <K extends Kernel> CodeBlock body(Class<K> kind, Kernel kernel, KernelNames names) {
        KernelEmitter<K> emitter = (KernelEmitter<K>) EMITTERS.get(kind);
        if (emitter == null) {
            throw new IllegalStateException("no emitter for " + kind.getSimpleName());
        }
        return emitter.body(kind.cast(kernel), names);
    }
}
