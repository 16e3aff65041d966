package dev.inlay.compiler.importer.tflite;

import dev.inlay.compiler.importer.folding.UniqueNames;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Names for the inputs and the computed tensors of a network, no two the same: those that its signature gives, else
 * those of the tensors.
 */
final class TensorNames {
    private static final int INPUTS = 0;
    private static final int OUTPUTS = 1;
    private static final int SUBGRAPH = 4;
    private static final int ALIAS = 0;
    private static final int TENSOR = 1;

    private final Tensors tensors;
    private final UniqueNames unique;
    private final Map<Integer, String> aliases = new TreeMap<>();
    private final Map<Integer, String> names = new TreeMap<>();

    TensorNames(Tensors tensors, UniqueNames unique) {
        this.tensors = tensors;
        this.unique = unique;
    }

    /** Takes the names that the first signature of the main subgraph gives. */
    void readSignatures(List<FlatTable> signatures) {
        for (FlatTable signature : signatures) {
            if (signature.unsigned(SUBGRAPH) == 0) {
                // an input that is an output too is known by its name as an input
                readAliases(signature.tables(OUTPUTS, "output of a signature"));
                readAliases(signature.tables(INPUTS, "input of a signature"));
                return;
            }
        }
    }

    private void readAliases(List<FlatTable> entries) {
        for (FlatTable entry : entries) {
            long tensor = entry.unsigned(TENSOR);
            if (tensor >= tensors.count()) {
                throw new DamageException("a signature names tensor " + tensor + ", and there are " + tensors.count());
            }
            String alias = entry.text(ALIAS);
            if (!alias.isEmpty()) {
                aliases.put((int) tensor, alias);
            }
        }
    }

    /** Gives a tensor its name. */
    void claim(int tensor) {
        names.computeIfAbsent(tensor, index -> unique.claim(wanted(index)));
    }

    /** Keeps the name of a tensor even if what it stands for is known while the model is read. */
    void pin(int tensor) {
        claim(tensor);
        unique.pin(of(tensor));
    }

    String of(int tensor) {
        String name = names.get(tensor);
        return name == null ? wanted(tensor) : name;
    }

    private String wanted(int tensor) {
        String alias = aliases.get(tensor);
        return alias == null ? tensors.get(tensor).name() : alias;
    }
}
