package dev.inlay.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

class CountingLoaderTest {
    private static final String NAME = "Loop";

    /** The constructor, two bytecodes in front of the loop, nine rounds of five, three of the last one, two behind. */
    @Test
    void countsEachBytecodeOfEachRound(@TempDir Path folder) throws Exception {
        Files.write(folder.resolve(NAME + ".class"), loop());
        Class<?> type = new CountingLoader(folder).loadClass(NAME);
        assertEquals(3 + 2 + 9 * 5 + 3 + 2, BytecodeCounter.count(() -> run(type)));
    }

    private static void run(Class<?> type) {
        try {
            ((Runnable) type.getDeclaredConstructor().newInstance()).run();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    /** {@code int i = 10; while (--i != 0) { nop; } nop;}. */
    private static byte[] loop() {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(
                Opcodes.V1_5, Opcodes.ACC_PUBLIC, NAME, null, "java/lang/Object", new String[] {"java/lang/Runnable"});
        MethodVisitor constructor = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
        constructor.visitVarInsn(Opcodes.ALOAD, 0);
        constructor.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        constructor.visitInsn(Opcodes.RETURN);
        constructor.visitMaxs(0, 0);
        MethodVisitor run = writer.visitMethod(Opcodes.ACC_PUBLIC, "run", "()V", null, null);
        run.visitIntInsn(Opcodes.BIPUSH, 10);
        run.visitVarInsn(Opcodes.ISTORE, 1);
        Label round = new Label();
        Label end = new Label();
        run.visitLabel(round);
        run.visitIincInsn(1, -1);
        run.visitVarInsn(Opcodes.ILOAD, 1);
        run.visitJumpInsn(Opcodes.IFEQ, end);
        run.visitInsn(Opcodes.NOP);
        run.visitJumpInsn(Opcodes.GOTO, round);
        run.visitLabel(end);
        run.visitInsn(Opcodes.NOP);
        run.visitInsn(Opcodes.RETURN);
        run.visitMaxs(0, 0);
        return writer.toByteArray();
    }
}
