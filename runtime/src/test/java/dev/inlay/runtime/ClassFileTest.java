package dev.inlay.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What small virtual machines ask of the class files of {@code dev.inlay.runtime}. */
class ClassFileTest {
    /** The lowest class file version this JDK still writes: JDK 20 dropped Java 7. */
    private static final int LOWEST = Runtime.version().feature() < 20 ? Opcodes.V1_7 : Opcodes.V1_8;

    @Test
    void versionIsTheLowestAndNothingIsDynamic() throws IOException {
        List<Path> classFiles = RuntimeFiles.below("target/classes", ".class");
        assertFalse(classFiles.isEmpty(), "the package is empty");
        for (Path classFile : classFiles) {
            Inspection inspection = Inspection.of(classFile);
            assertEquals(LOWEST, inspection.version, () -> "class file version of " + classFile);
            assertEquals(List.of(), inspection.dynamicCalls, () -> "invokedynamic in " + classFile);
        }
    }

    @Test
    void theInspectionFindsWhatIsForbidden() throws IOException {
        Path self = Path.of("target", "test-classes", "dev", "inlay", "runtime", "ClassFileTest.class");
        Inspection inspection = Inspection.of(self);
        assertTrue(inspection.version > LOWEST);
        assertFalse(inspection.dynamicCalls.isEmpty());
    }

    /** The version of a class file, and its methods that use invokedynamic. */
    private static final class Inspection extends ClassVisitor {
        private final List<String> dynamicCalls = new ArrayList<>();
        private int version;

        private Inspection() {
            super(Opcodes.ASM9);
        }

        static Inspection of(Path classFile) throws IOException {
            Inspection inspection = new Inspection();
            new ClassReader(Files.readAllBytes(classFile)).accept(inspection, ClassReader.SKIP_DEBUG);
            return inspection;
        }

        @Override
        public void visit(int version, int access, String name, String sign, String superName, String[] interfaces) {
            this.version = version;
        }

        @Override
        public MethodVisitor visitMethod(int access, String method, String type, String sign, String[] exceptions) {
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... args) {
                    dynamicCalls.add(method + type);
                }
            };
        }
    }
}
