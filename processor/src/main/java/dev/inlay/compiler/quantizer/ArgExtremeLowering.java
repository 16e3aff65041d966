package dev.inlay.compiler.quantizer;

import dev.inlay.compiler.graph.Node;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.kernel.ElementType;
import dev.inlay.compiler.kernel.QArgExtreme;
import dev.inlay.compiler.operator.ArgExtreme;
import dev.inlay.compiler.program.Slot;
import dev.inlay.compiler.program.Step;
import dev.inlay.compiler.tensor.Shape;
import java.util.List;
import java.util.Optional;

/** The index of an extreme, compared as int8, given as a real number. */
final class ArgExtremeLowering implements NodeLowering {
    @Override
    public boolean lower(Node node, IntegerLowering lowering) {
        Value input = node.inputs().get(0);
        if (!input.type().dataType().isFloat()) {
            return false;
        }
        ArgExtreme operator = (ArgExtreme) node.operator();
        Shape shape = input.type().shape();
        int axis = shape.axis(operator.axis());
        QArgExtreme kernel = new QArgExtreme(
                shape.product(0, axis),
                shape.dim(axis),
                shape.product(axis + 1, shape.rank()),
                operator.smallest(),
                operator.last());
        Slot result = new Slot(
                node.output().name(),
                ElementType.FLOAT32,
                node.output().type().shape(),
                Optional.empty(),
                Optional.empty());
        lowering.addReal(
                List.of(new Step(node.name(), kernel, List.of(lowering.integer(input)), result)),
                node.output(),
                result);
        return true;
    }
}
