package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import dev.inlay.compiler.kernel.QDepthwiseConv;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Chooses how a depthwise convolution is written: that of the fewest bytecodes. */
final class QDepthwiseConvEmitter implements KernelEmitter<QDepthwiseConv> {
    @Override
    public CodeBlock body(QDepthwiseConv kernel, KernelNames names) {
        return forms(kernel, names).stream()
                .filter(DepthwiseForm::isSmall)
                .min(Comparator.comparingLong(DepthwiseForm::bytecodes))
                .map(DepthwiseForm::body)
                .orElseGet(() -> new DepthwiseInLoops(kernel, names).body());
    }

    private static List<DepthwiseForm> forms(QDepthwiseConv kernel, KernelNames names) {
        List<DepthwiseForm> forms = new ArrayList<>();
        Optional<LocalRequantization> local = LocalRequantization.of(kernel, names);
        Optional<FoldedRequantization> folded = FoldedRequantization.find(
                kernel.requantization(),
                IntStream.range(0, kernel.outputChannels())
                        .mapToObj(kernel::accumulatorRange)
                        .toList(),
                new OutputRange(kernel.outputZeroPoint(), kernel.min(), kernel.max()),
                names);
        for (SlidingWindow window : SlidingWindow.ways(kernel.window())) {
            local.ifPresent(found -> forms.add(new DepthwiseSliding(kernel, names, window, found)));
            folded.flatMap(found -> DepthwiseLanes.choose(kernel, window)
                            .map(lanes -> new DepthwisePacked(kernel, names, window, lanes, found)))
                    .ifPresent(forms::add);
        }
        return forms;
    }
}
