package dev.inlay;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of the architecture: who may know whom, and what the pieces look like. */
class ArchitectureTest {
    private static final String COMPILER = "dev.inlay.compiler.";

    private static final List<String> STAGES = List.of(
            "importer", "optimizer", "calibrator", "quantizer", "trimmer", "planner", "emitter", "budget", "reporter");

    /** Each data package, and the data packages it may use. */
    private static final Map<String, List<String>> DATA = new TreeMap<>(Map.of(
            "tensor", List.of(),
            "diagnostic", List.of(),
            "resource", List.of("diagnostic"),
            "sample", List.of("declaration", "diagnostic", "graph", "resource", "tensor"),
            "declaration", List.of("diagnostic", "kernel", "tensor"),
            "operator", List.of("tensor"),
            "graph", List.of("operator", "tensor"),
            "ranges", List.of("graph", "tensor"),
            "kernel", List.of("tensor"),
            "program", List.of("kernel", "tensor")));

    private static final DescribedPredicate<JavaClass> GENERATED_BY_PROTOC =
            resideInAPackage(COMPILER + "importer.onnx.proto..");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.inlay")
            .that(DescribedPredicate.not(GENERATED_BY_PROTOC));

    static Stream<String> stages() {
        return STAGES.stream();
    }

    static Stream<String> dataPackages() {
        return DATA.keySet().stream();
    }

    @Test
    void everyPackageOfTheCompilerIsAStageOrData() {
        TreeSet<String> unknown = CLASSES.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(COMPILER))
                .map(name -> name.substring(COMPILER.length()).split("\\.", 2)[0])
                .filter(name -> !STAGES.contains(name) && !DATA.containsKey(name))
                .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(unknown.isEmpty(), () -> "neither a stage nor data: " + unknown);
    }

    @ParameterizedTest
    @MethodSource("stages")
    void aStageUsesDataAlone(String stage) {
        String[] allowed = Stream.concat(Stream.of(stage), DATA.keySet().stream())
                .map(name -> COMPILER + name + "..")
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(COMPILER + stage + "..")
                .should()
                .dependOnClassesThat(inProjectBut(allowed))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @ParameterizedTest
    @MethodSource("dataPackages")
    void dataNeverPointsUpward(String data) {
        String[] allowed = Stream.concat(Stream.of(data), DATA.get(data).stream())
                .map(name -> COMPILER + name + "..")
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(COMPILER + data + "..")
                .should()
                .dependOnClassesThat(inProjectBut(allowed))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    /** Project classes outside of {@code packages}; the annotations and the runtime are open to all. */
    private static DescribedPredicate<JavaClass> inProjectBut(String... packages) {
        return resideInAPackage("dev.inlay..")
                .and(DescribedPredicate.not(resideInAnyPackage(packages)))
                .and(DescribedPredicate.not(resideInAnyPackage("dev.inlay", "dev.inlay.runtime..")))
                .as("reside in the project outside of %s", List.of(packages));
    }

    @Test
    void packagesOfTheCompilerHaveNoCycles() {
        slices().matching(COMPILER + "(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void theCompilerDoesNotKnowTheProcessor() {
        noClasses()
                .that()
                .resideInAPackage("dev.inlay.compiler..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.inlay.processor..")
                .check(CLASSES);
    }

    @ParameterizedTest
    @CsvSource({
        "com.google.protobuf.., dev.inlay.compiler.importer.onnx..",
        "com.google.gson.., dev.inlay.compiler.reporter..",
        "com.google.flatbuffers.., dev.inlay.compiler.importer.tflite..",
        "com.palantir.javapoet.., dev.inlay.compiler.emitter..",
        "com.google.auto.service.., dev.inlay.processor.."
    })
    void aLibraryIsFencedInOnePackage(String library, String home) {
        noClasses()
                .that()
                .resideOutsideOfPackage(home)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(CLASSES);
    }

    @Test
    void javacIsKnownToTheProcessorAlone() {
        // JavaPoet takes the modifiers of what it writes from javac's model.
        DescribedPredicate<JavaClass> javac = resideInAnyPackage(
                        "javax.annotation.processing..", "javax.lang.model..", "javax.tools..", "com.sun..")
                .and(DescribedPredicate.not(belongToAnyOf(Modifier.class).or(type(Modifier[].class))));
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.inlay.processor..")
                .should()
                .dependOnClassesThat(javac)
                .check(CLASSES);
    }

    @ParameterizedTest
    @MethodSource("stages")
    void aStageHasOneEntry(String stage) {
        List<String> entries = CLASSES.stream()
                .filter(resideInAPackage(COMPILER + stage))
                .filter(type -> type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(type -> !type.isRecord() && !type.isEnum())
                .map(JavaClass::getSimpleName)
                .collect(Collectors.toList());
        assertTrue(entries.size() <= 1, () -> stage + " has several public types: " + entries);
    }

    @Test
    void noMutableStatics() {
        fields().that()
                .areStatic()
                .and()
                .doNotHaveModifier(JavaModifier.SYNTHETIC)
                .should()
                .beFinal()
                .check(CLASSES);
    }

    @Test
    void namesSayWhatAClassIs() {
        classes()
                .should()
                .haveNameNotMatching(".*(Utils?|Helpers?|Managers?|Impl)")
                .check(CLASSES);
    }

    @Test
    void aFileHoldsOneTopLevelType() {
        for (JavaClass type : CLASSES) {
            if (type.isTopLevelClass() && type.getSource().isPresent()) {
                String file = type.getSource().get().getFileName().orElseThrow();
                assertEquals(type.getSimpleName() + ".java", file, () -> type.getName() + " shares a file");
            }
        }
    }
}
