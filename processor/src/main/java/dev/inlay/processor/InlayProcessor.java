package dev.inlay.processor;

import com.google.auto.service.AutoService;
import dev.inlay.AccuracyBudget;
import dev.inlay.Calibration;
import dev.inlay.MemoryBudget;
import dev.inlay.QuantizedModel;
import dev.inlay.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/** Generates the class of every interface annotated with {@link QuantizedModel}. */
@AutoService(Processor.class)
public final class InlayProcessor extends AbstractProcessor {
    /** Annotations that mean something beside {@link QuantizedModel} only. */
    private static final List<Class<?>> COMPANIONS =
            List.of(Calibration.class, AccuracyBudget.class, MemoryBudget.class);

    /** Qualified names of annotated types that named something not yet there, to be looked at again in the next round. */
    private Set<String> deferred = new LinkedHashSet<>();

    private InterfaceProcessor interfaces;

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of(
                QuantizedModel.class.getCanonicalName(),
                Calibration.class.getCanonicalName(),
                AccuracyBudget.class.getCanonicalName(),
                MemoryBudget.class.getCanonicalName(),
                Tensor.class.getCanonicalName());
    }

    @Override
    public Set<String> getSupportedOptions() {
        return ProcessorOptions.names();
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        interfaces = new InterfaceProcessor(environment);
    }

    /** Claims the annotations, which are nobody else's: javac's lint warns of those that stay unclaimed. */
    @Override
    @SuppressWarnings("DoNotClaimAnnotations")
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        interfaces.addSources(round.getRootElements());
        List<TypeElement> annotated = new ArrayList<>();
        for (String name : deferred) {
            annotated.add(processingEnv.getElementUtils().getTypeElement(name));
        }
        List<TypeElement> fresh = AnnotatedTypes.in(round, QuantizedModel.class);
        fresh.forEach(interfaces::announce);
        annotated.addAll(fresh);
        deferred = process(annotated, round.processingOver());
        for (Class<?> companion : COMPANIONS) {
            AnnotatedTypes.in(round, companion).forEach(type -> interfaces.checkCompanion(type, companion));
        }
        return true;
    }

    /** @return names of those that must wait */
    private Set<String> process(List<TypeElement> annotated, boolean lastRound) {
        Set<String> waiting = new LinkedHashSet<>();
        for (TypeElement type : annotated) {
            // in the last round nothing will appear any more: the compiler itself reports what is missing
            if (!interfaces.process(type) && !lastRound) {
                waiting.add(type.getQualifiedName().toString());
            }
        }
        return waiting;
    }
}
