package dev.inlay.compiler.importer.onnx;

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
import dev.inlay.compiler.importer.onnx.proto.FunctionProto;
import dev.inlay.compiler.importer.onnx.proto.GraphProto;
import dev.inlay.compiler.importer.onnx.proto.ModelProto;
import dev.inlay.compiler.importer.onnx.proto.ValueInfoProto;
import dev.inlay.compiler.operator.Identity;
import dev.inlay.compiler.tensor.Quantization;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Imports the one graph of a model. */
final class GraphImport {
    private final ModelProto file;
    private final GraphProto proto;
    private final String model;
    private final int opset;
    private final DiagnosticCollector diagnostics;
    private final UniqueNames names = new UniqueNames();

    GraphImport(ModelProto file, String model, int opset, DiagnosticCollector diagnostics) {
        this.file = file;
        this.proto = file.getGraph();
        this.model = model;
        this.opset = opset;
        this.diagnostics = diagnostics;
    }

    Graph run(TensorReader tensors, FoldingBudget budget, DimensionSettings settings) {
        Initializers initializers = new Initializers(proto, tensors, model);
        List<ValueInfoProto> declared = declaredInputs(initializers);
        List<OnnxNode> stored = sortedNodes(initializers, declared);
        UnsupportedOperators.check(stored, functions(), opset, model);
        List<OnnxNode> nodes = QuantizedOperators.expand(stored, opset);
        List<Value> inputs = readInputs(declared, settings);

        GraphBuilder builder = new GraphBuilder(names, budget);
        FileIntegers integers = new FileIntegers(nodes, names(inputs), outputNames());
        ImportContext context = new ImportContext(opset, initializers, builder, budget, integers, diagnostics);
        inputs.forEach(input -> context.define(input.name(), Operand.computed(input.name(), input.type())));
        nodes.forEach(
                node -> node.outputs().stream().filter(name -> !name.isEmpty()).forEach(names::claim));
        proto.getOutputList().forEach(output -> names.pin(output.getName()));
        for (OnnxNode node : nodes) {
            context.run(node, OperatorTable.find(node).orElseThrow());
        }
        List<Value> given =
                inputs.stream().map(input -> asGiven(input, context)).toList();
        return RoundingPlacement.place(builder.build(proto.getName(), given, outputs(context, given)));
    }

    /** An input as the graph has it: the real numbers its integers stand for, where only these are read. */
    private static Value asGiven(Value declared, ImportContext context) {
        Operand operand = context.operand(declared.name());
        return new Value(declared.name(), operand.type(), operand.quantization());
    }

    private static Set<String> names(List<Value> values) {
        Set<String> names = new LinkedHashSet<>();
        values.forEach(value -> names.add(value.name()));
        return names;
    }

    private Set<String> outputNames() {
        Set<String> names = new LinkedHashSet<>();
        proto.getOutputList().forEach(output -> names.add(output.getName()));
        return names;
    }

    private Set<String> functions() {
        Set<String> functions = new LinkedHashSet<>();
        for (FunctionProto function : file.getFunctionsList()) {
            functions.add(OnnxNode.qualified(Opset.canonicalDomain(function.getDomain()), function.getName()));
        }
        return functions;
    }

    /** Inputs that the caller gives: those with stored data are constants with a default in old files. */
    private List<ValueInfoProto> declaredInputs(Initializers initializers) {
        List<ValueInfoProto> declared = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        for (ValueInfoProto input : proto.getInputList()) {
            if (input.getName().isEmpty()) {
                throw invalid("input " + declared.size() + " has no name");
            }
            if (!seen.add(input.getName())) {
                throw invalid("input \"" + input.getName() + "\" is there twice");
            }
            if (!initializers.contains(input.getName())) {
                declared.add(input);
            }
        }
        if (declared.isEmpty()) {
            throw invalid("it has no input");
        }
        if (proto.getOutputCount() == 0) {
            throw invalid("it has no output");
        }
        return declared;
    }

    private List<OnnxNode> sortedNodes(Initializers initializers, List<ValueInfoProto> declared) {
        Set<String> inputs = new LinkedHashSet<>();
        declared.forEach(input -> inputs.add(input.getName()));
        List<OnnxNode> nodes = OnnxNode.read(proto.getNodeList());
        List<String> outputs =
                proto.getOutputList().stream().map(ValueInfoProto::getName).toList();
        return new NodeSorter(nodes, name -> inputs.contains(name) || initializers.contains(name), this::invalid)
                .sort(outputs);
    }

    private List<Value> readInputs(List<ValueInfoProto> declared, DimensionSettings settings) {
        Dimensions dimensions = new Dimensions(settings, declared);
        InputReader reader = new InputReader(dimensions);
        List<Value> inputs = new ArrayList<>();
        for (ValueInfoProto input : declared) {
            inputs.add(reader.read(input));
            names.claim(input.getName());
        }
        dimensions.finish(diagnostics);
        return inputs;
    }

    /** The outputs in the file's order, each a computed value of its own. */
    private List<Value> outputs(ImportContext context, List<Value> inputs) {
        Set<String> taken = names(inputs);
        List<Value> outputs = new ArrayList<>();
        for (ValueInfoProto declared : proto.getOutputList()) {
            String name = declared.getName();
            Operand operand = context.operand(name);
            Optional<Quantization> quantization = operand.quantization()
                    .filter(known -> context.integers().typeOf(name).isPresent());
            boolean own = operand.name().equals(name) && operand.quantization().equals(quantization);
            if (operand.isConstant() || !own || taken.contains(name)) {
                String free = taken.contains(name) ? names.claim(name) : name;
                operand = context.builder()
                        .append("output " + name, new Identity(), List.of(operand), free, quantization);
            }
            taken.add(operand.name());
            outputs.add(new Value(operand.name(), operand.type(), quantization));
            OutputCheck.check(declared, operand.type(), diagnostics);
        }
        return outputs;
    }

    private DiagnosticException invalid(String why) {
        return new DiagnosticException(DiagnosticId.ONNX_GRAPH_INVALID, Place.model(), model, why);
    }
}
