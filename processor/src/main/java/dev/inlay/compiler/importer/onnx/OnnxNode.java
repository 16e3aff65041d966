package dev.inlay.compiler.importer.onnx;

import dev.inlay.compiler.importer.folding.FileNode;
import dev.inlay.compiler.importer.folding.UniqueNames;
import dev.inlay.compiler.importer.onnx.proto.AttributeProto;
import dev.inlay.compiler.importer.onnx.proto.NodeProto;
import java.util.ArrayList;
import java.util.List;

/**
 * A node as the file has it.
 *
 * @param name unique in the file; made from the operator where the file has none
 * @param domain empty for ONNX's own operators
 * @param inputs value names; empty for an optional input that is left out
 * @param outputs value names; empty for an output that nobody wants
 */
record OnnxNode(
        String name,
        String operator,
        String domain,
        List<String> inputs,
        List<String> outputs,
        List<AttributeProto> attributes)
        implements FileNode {
    /** The nodes of a graph in the file's order. */
    static List<OnnxNode> read(List<NodeProto> protos) {
        UniqueNames names = new UniqueNames();
        List<OnnxNode> nodes = new ArrayList<>();
        for (NodeProto proto : protos) {
            String name = proto.getName().isEmpty() ? proto.getOpType() + "_" + nodes.size() : proto.getName();
            nodes.add(new OnnxNode(
                    names.claim(name),
                    proto.getOpType(),
                    Opset.canonicalDomain(proto.getDomain()),
                    List.copyOf(proto.getInputList()),
                    List.copyOf(proto.getOutputList()),
                    proto.getAttributeList()));
        }
        return nodes;
    }

    /** The operator with its domain, unless that is ONNX's own. */
    String qualifiedOperator() {
        return qualified(domain, operator);
    }

    static String qualified(String domain, String operator) {
        return domain.isEmpty() ? operator : domain + "." + operator;
    }

    /** {@code Conv node "conv1"}. */
    @Override
    public String toString() {
        return qualifiedOperator() + " node \"" + name + "\"";
    }
}
