package dev.inlay.compiler.importer.tflite;

import dev.inlay.compiler.declaration.DimensionSettings;
import dev.inlay.compiler.diagnostic.DiagnosticCollector;
import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.graph.GraphChecker;
import dev.inlay.compiler.graph.GraphEvaluator;
import dev.inlay.compiler.tensor.Shape;
import dev.inlay.compiler.tensor.Tensor;
import dev.inlay.fixture.FlatRecord;
import dev.inlay.fixture.TfliteModel;
import java.util.ArrayList;
import java.util.List;

/** A model of one operator, which is imported and run. */
final class SingleOperator {
    private final TfliteModel model = new TfliteModel();
    private final int code;
    private final List<Integer> inputs = new ArrayList<>();
    private final List<Integer> outputs = new ArrayList<>();
    private final List<Tensor> given = new ArrayList<>();
    private int optionsType;
    private FlatRecord options = new FlatRecord();

    SingleOperator(int code) {
        this.code = code;
    }

    static Shape shape(int... dims) {
        return Shape.of(dims);
    }

    TfliteModel model() {
        return model;
    }

    SingleOperator options(int type, FlatRecord table) {
        optionsType = type;
        options = table;
        return this;
    }

    /** An input of real numbers that is given when the network runs. */
    SingleOperator input(Shape shape, float... elements) {
        given.add(Tensor.floats(shape, elements));
        inputs.add(model.input(model.tensor("x" + inputs.size(), TfliteModel.FLOAT32, shape.dims())));
        return this;
    }

    SingleOperator constant(Shape shape, float... elements) {
        inputs.add(model.floats("c" + inputs.size(), shape.dims(), elements));
        return this;
    }

    /** An input that the operator remembers. */
    SingleOperator variable(Shape shape) {
        int tensor = model.tensor("s" + inputs.size(), TfliteModel.FLOAT32, shape.dims());
        model.table(tensor).set(5, true);
        inputs.add(tensor);
        return this;
    }

    SingleOperator ints(int... elements) {
        inputs.add(model.ints("c" + inputs.size(), elements));
        return this;
    }

    SingleOperator ints(Shape shape, int... elements) {
        inputs.add(model.ints("c" + inputs.size(), shape.dims(), elements));
        return this;
    }

    SingleOperator scalar(int element) {
        inputs.add(model.ints("c" + inputs.size(), new int[0], element));
        return this;
    }

    /** An optional input that is left out. */
    SingleOperator none() {
        inputs.add(-1);
        return this;
    }

    SingleOperator output() {
        return output(TfliteModel.FLOAT32);
    }

    SingleOperator output(int type) {
        outputs.add(model.output(model.tensor("y" + outputs.size(), type)));
        return this;
    }

    Graph graph() {
        if (outputs.isEmpty()) {
            output();
        }
        int[] from = inputs.stream().mapToInt(Integer::intValue).toArray();
        int[] to = outputs.stream().mapToInt(Integer::intValue).toArray();
        if (optionsType == 0) {
            model.operator(code, from, to);
        } else {
            model.operator(code, optionsType, options, from, to);
        }
        Graph graph = read(model.bytes());
        GraphChecker.check(graph);
        return graph;
    }

    static Graph read(byte[] content) {
        return TfliteImporter.importModel(content, "m.tflite", DimensionSettings.none(), new DiagnosticCollector());
    }

    List<Tensor> run() {
        return new GraphEvaluator(graph()).run(given);
    }
}
