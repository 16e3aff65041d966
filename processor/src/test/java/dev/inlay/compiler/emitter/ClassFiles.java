package dev.inlay.compiler.emitter;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What class files are made of. */
public final class ClassFiles {
    private final Map<String, Integer> methodSizes = new TreeMap<>();
    private final TreeSet<Integer> versions = new TreeSet<>();
    private int dynamicCalls;
    private int totalBytes;

    public ClassFiles(Map<String, byte[]> classFiles) {
        classFiles.forEach(this::read);
    }

    private void read(String className, byte[] bytes) {
        totalBytes += bytes.length;
        ClassReader reader = new ClassReader(bytes);
        // labels get their offsets from the writer
        reader.accept(new Measure(className, new ClassWriter(0)), 0);
    }

    /** Major versions of all files. */
    SortedSet<Integer> versions() {
        return versions;
    }

    int dynamicCalls() {
        return dynamicCalls;
    }

    int totalBytes() {
        return totalBytes;
    }

    /** Methods of {@code size} bytes of code or more, with their sizes. */
    public Map<String, Integer> methodsFrom(int size) {
        Map<String, Integer> large = new TreeMap<>(methodSizes);
        large.values().removeIf(length -> length < size);
        return large;
    }

    private final class Measure extends ClassVisitor {
        private final String className;

        Measure(String className, ClassWriter writer) {
            super(Opcodes.ASM9, writer);
            this.className = className;
        }

        @Override
        public void visit(int version, int access, String name, String signature, String superName, String[] ifaces) {
            versions.add(version & 0xFFFF);
            super.visit(version, access, name, signature, superName, ifaces);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            MethodVisitor writer = super.visitMethod(access, name, descriptor, signature, exceptions);
            return new MethodVisitor(Opcodes.ASM9, writer) {
                @Override
                public void visitInvokeDynamicInsn(String call, String type, Handle bootstrap, Object... arguments) {
                    dynamicCalls++;
                    super.visitInvokeDynamicInsn(call, type, bootstrap, arguments);
                }

                @Override
                public void visitMaxs(int maxStack, int maxLocals) {
                    Label end = new Label();
                    super.visitLabel(end);
                    super.visitMaxs(maxStack, maxLocals);
                    methodSizes.put(className + "." + name + descriptor, end.getOffset());
                }
            };
        }
    }
}
