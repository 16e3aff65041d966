package dev.inlay.compiler.emitter;

import com.palantir.javapoet.CodeBlock;
import dev.inlay.compiler.kernel.QDepthwiseConv;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

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
        Optional<LocalRequantization> requantization = LocalRequantization.of(kernel, names);
        if (requantization.isPresent()) {
            for (SlidingWindow window : SlidingWindow.ways(kernel.window())) {
                forms.add(new DepthwiseSliding(kernel, names, window, requantization.get()));
                DepthwiseLanes.choose(kernel, window)
                        .map(lanes -> new DepthwisePacked(kernel, names, window, lanes, requantization.get()))
                        .ifPresent(forms::add);
            }
        }
        return forms;
    }
}
