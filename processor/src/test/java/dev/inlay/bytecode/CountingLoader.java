package dev.inlay.bytecode;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Loads generated classes, and the runtime they call, so that they count each bytecode they execute. */
public final class CountingLoader extends ClassLoader {
    private static final String RUNTIME = "dev.inlay.runtime.";

    private final Path classes;

    /** @param classes folder of the class files */
    public CountingLoader(Path classes) {
        super(CountingLoader.class.getClassLoader());
        this.classes = classes;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        Path file = classes.resolve(name.replace('.', '/') + ".class");
        boolean counted = name.startsWith(RUNTIME) || Files.exists(file);
        if (!counted || name.equals(BytecodeCounter.class.getName())) {
            return super.loadClass(name, resolve);
        }
        Class<?> loaded = findLoadedClass(name);
        return loaded != null ? loaded : define(name, file);
    }

    private Class<?> define(String name, Path file) {
        try {
            byte[] counting = instrument(name.startsWith(RUNTIME) ? runtime(name) : Files.readAllBytes(file));
            return defineClass(name, counting, 0, counting.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] runtime(String name) throws IOException {
        try (InputStream stream = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            return stream.readAllBytes();
        }
    }

    private static byte[] instrument(byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        List<Integer> blocks = blocks(reader);
        Iterator<Integer> next = blocks.iterator();
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] exceptions) {
                        return new BlockVisitor(super.visitMethod(access, name, descriptor, signature, exceptions)) {
                            @Override
                            void beginBlock() {
                                mv.visitLdcInsn(next.next());
                                mv.visitMethodInsn(
                                        Opcodes.INVOKESTATIC,
                                        BytecodeCounter.class.getName().replace('.', '/'),
                                        "add",
                                        "(I)V",
                                        false);
                            }

                            @Override
                            void instruction() {}
                        };
                    }
                },
                0);
        return writer.toByteArray();
    }

    /** Instructions of each basic block, in the order of the class file. */
    private static List<Integer> blocks(ClassReader reader) {
        List<Integer> blocks = new ArrayList<>();
        reader.accept(
                new ClassVisitor(Opcodes.ASM9) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] exceptions) {
                        return new BlockVisitor(null) {
                            @Override
                            void beginBlock() {
                                blocks.add(0);
                            }

                            @Override
                            void instruction() {
                                int last = blocks.size() - 1;
                                blocks.set(last, blocks.get(last) + 1);
                            }
                        };
                    }
                },
                0);
        return blocks;
    }
}
