package dev.inlay.compiler.importer.tflite;

import dev.inlay.compiler.declaration.DimensionSettings;
import dev.inlay.compiler.diagnostic.DiagnosticCollector;
import dev.inlay.compiler.diagnostic.DiagnosticException;
import dev.inlay.compiler.diagnostic.DiagnosticId;
import dev.inlay.compiler.diagnostic.Place;
import dev.inlay.compiler.graph.Graph;
import dev.inlay.compiler.graph.Value;
import dev.inlay.compiler.importer.folding.FoldingBudget;
import dev.inlay.compiler.importer.folding.GraphBuilder;
import dev.inlay.compiler.importer.folding.Operand;
import dev.inlay.compiler.importer.folding.UniqueNames;
import dev.inlay.compiler.operator.Identity;
import dev.inlay.compiler.tensor.TensorType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Imports the main subgraph of a model, which is its first. */
final class GraphImport {
    private final Model file;
    private final String model;
    private final DiagnosticCollector diagnostics;
    private final UniqueNames unique = new UniqueNames();

    GraphImport(Model file, String model, DiagnosticCollector diagnostics) {
        this.file = file;
        this.model = model;
        this.diagnostics = diagnostics;
    }

    Graph run(DimensionSettings settings) {
        SubgraphReader subgraph = new SubgraphReader(
                file.subgraphs().stream().findFirst().orElseThrow(() -> invalid("it has no subgraph")),
                file.operatorNames());
        Tensors tensors = subgraph.tensors();
        List<OperatorEntry> operators = subgraph.operators(tensors);
        UnsupportedOperators.check(operators, model);
        TensorNames names = new TensorNames(tensors, unique);
        names.readSignatures(file.signatures());
        claimNames(subgraph, operators, names);

        FoldingBudget budget = new FoldingBudget();
        GraphBuilder builder = new GraphBuilder(unique, budget);
        ImportContext context = new ImportContext(tensors, names, new ConstantReader(file, budget), builder, budget);
        List<Value> inputs = readInputs(subgraph.inputs(), context, settings);
        operators.forEach(context::run);
        return builder.build(graphName(subgraph), inputs, outputs(subgraph.outputs(), context, inputs));
    }

    private static String graphName(SubgraphReader subgraph) {
        String name = subgraph.name();
        return name.isEmpty() ? "main" : name;
    }

    /** Inputs come first, then what operators compute, each of it once. */
    private void claimNames(SubgraphReader subgraph, List<OperatorEntry> operators, TensorNames names) {
        Set<Integer> written = new LinkedHashSet<>();
        for (int input : subgraph.inputs()) {
            if (!written.add(input)) {
                throw invalid("input " + input + " is there twice");
            }
            names.pin(input);
        }
        for (int output : subgraph.outputs()) {
            names.pin(output);
        }
        for (OperatorEntry operator : operators) {
            for (int output : operator.outputs()) {
                if (!written.add(output)) {
                    throw invalid(operator + " computes tensor " + output + ", which is an input or computed already");
                }
                names.claim(output);
            }
        }
        if (subgraph.inputs().length == 0) {
            throw invalid("it has no input");
        }
        if (subgraph.outputs().length == 0) {
            throw invalid("it has no output");
        }
    }

    private List<Value> readInputs(int[] indices, ImportContext context, DimensionSettings settings) {
        InputShapes shapes = new InputShapes(settings);
        List<Value> inputs = new ArrayList<>();
        for (int index : indices) {
            TensorEntry tensor = context.tensors().get(index);
            String name = context.nameOf(index);
            TensorType type = new TensorType(context.tensors().dataType(index), shapes.read(tensor, name));
            Value value = new Value(name, type, context.tensors().activation(index));
            inputs.add(value);
            context.define(index, Operand.computed(name, type, value.quantization()));
        }
        shapes.finish(diagnostics);
        return inputs;
    }

    /** The outputs in the file's order, each a computed value of its own. */
    private List<Value> outputs(int[] indices, ImportContext context, List<Value> inputs) {
        Set<String> taken = new LinkedHashSet<>();
        inputs.forEach(input -> taken.add(input.name()));
        List<Value> outputs = new ArrayList<>();
        for (int index : indices) {
            String name = context.nameOf(index);
            Operand operand = context.operand(index);
            if (operand.isConstant() || !operand.name().equals(name) || taken.contains(name)) {
                String own = taken.contains(name) ? unique.claim(name) : name;
                operand = context.builder()
                        .append("output " + name, new Identity(), List.of(operand), own, operand.quantization());
            }
            taken.add(operand.name());
            outputs.add(new Value(operand.name(), operand.type(), operand.quantization()));
        }
        return outputs;
    }

    private DiagnosticException invalid(String why) {
        return new DiagnosticException(DiagnosticId.TFLITE_GRAPH_INVALID, Place.model(), model, why);
    }
}
