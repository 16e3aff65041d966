package dev.inlay.compiler.emitter;

import dev.inlay.compiler.declaration.Declaration;
import dev.inlay.compiler.graph.Metadata;
import dev.inlay.compiler.program.MemoryPlan;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.Map;

/** A generated class, compiled together with its interface. */
final class Generated {
    private final String text;
    private final Map<String, byte[]> classFiles;
    private final Class<?> type;

    private Generated(String text, Map<String, byte[]> classFiles, Class<?> type) {
        this.text = text;
        this.classFiles = classFiles;
        this.type = type;
    }

    /**
     * @param interfaceSource the compilation unit of the interface
     * @param interfaceUnit qualified name of its top-level type
     */
    static Generated of(Declaration declaration, MemoryPlan plan, String interfaceUnit, String interfaceSource) {
        GeneratedSource source = Emitter.emit(declaration, plan, "0123abcd", Metadata.none());
        Map<String, String> sources = new LinkedHashMap<>();
        sources.put(interfaceUnit, interfaceSource);
        sources.put(source.qualifiedName(), source.text());
        Map<String, byte[]> classFiles = InMemoryCompiler.compile(sources);
        try {
            Class<?> type = InMemoryCompiler.load(classFiles).loadClass(source.qualifiedName());
            return new Generated(source.text(), classFiles, type);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    String text() {
        return text;
    }

    Map<String, byte[]> classFiles() {
        return classFiles;
    }

    Object create() {
        try {
            return type.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(type.getName(), e);
        }
    }

    Object constant(String name) {
        try {
            return type.getField(name).get(null);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(name, e);
        }
    }

    /** Calls the method of that name whose parameters have the types of {@code arguments}. */
    static Object call(Object instance, String name, Object... arguments) {
        Class<?>[] types = new Class<?>[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            types[i] = arguments[i].getClass();
        }
        try {
            Method method = instance.getClass().getMethod(name, types);
            return method.invoke(instance, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            throw new AssertionError(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(name, e);
        }
    }
}
