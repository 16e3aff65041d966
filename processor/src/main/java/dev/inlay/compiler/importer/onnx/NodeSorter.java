package dev.inlay.compiler.importer.onnx;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Puts nodes in an order in which each stands after those it reads from; of those that could come next, the first in
 * the file does. Nodes that no output depends on are left out.
 */
final class NodeSorter {
    private static final int NAMED = 5;

    private final List<OnnxNode> nodes;
    private final Predicate<String> isGiven;
    private final Function<String, RuntimeException> invalid;
    private final Map<String, Integer> producers = new LinkedHashMap<>();

    /**
     * @param isGiven whether a name is that of an input or of stored data
     * @param invalid makes the exception for a graph that is wrong
     */
    NodeSorter(List<OnnxNode> nodes, Predicate<String> isGiven, Function<String, RuntimeException> invalid) {
        this.nodes = nodes;
        this.isGiven = isGiven;
        this.invalid = invalid;
    }

    List<OnnxNode> sort(List<String> outputs) {
        findProducers();
        requireInputs(outputs);
        List<Integer> order = order();
        Set<Integer> live = live(outputs);
        return order.stream().filter(live::contains).map(nodes::get).toList();
    }

    private void findProducers() {
        for (int i = 0; i < nodes.size(); i++) {
            for (String output : nodes.get(i).outputs()) {
                if (output.isEmpty()) {
                    continue;
                }
                if (isGiven.test(output)) {
                    throw invalid.apply(nodes.get(i) + " computes \"" + output + "\", which is an input or stored");
                }
                Integer other = producers.put(output, i);
                if (other != null) {
                    throw invalid.apply(
                            "\"" + output + "\" is computed twice, by " + nodes.get(other) + " and " + nodes.get(i));
                }
            }
        }
    }

    private void requireInputs(List<String> outputs) {
        List<String> missing = new ArrayList<>();
        for (OnnxNode node : nodes) {
            for (String input : node.inputs()) {
                if (!input.isEmpty() && !isKnown(input)) {
                    missing.add("\"" + input + "\", which " + node + " reads");
                }
            }
        }
        for (String output : outputs) {
            if (!isKnown(output)) {
                missing.add("\"" + output + "\", which is an output");
            }
        }
        if (!missing.isEmpty()) {
            String more = missing.size() > NAMED ? "; and " + (missing.size() - NAMED) + " more" : "";
            List<String> named = missing.subList(0, Math.min(NAMED, missing.size()));
            throw invalid.apply("nothing computes " + String.join("; nor ", named) + more);
        }
    }

    private boolean isKnown(String name) {
        return isGiven.test(name) || producers.containsKey(name);
    }

    private List<Integer> order() {
        List<List<Integer>> readers = new ArrayList<>();
        int[] waiting = new int[nodes.size()];
        nodes.forEach(node -> readers.add(new ArrayList<>()));
        PriorityQueue<Integer> ready = new PriorityQueue<>();
        for (int i = 0; i < nodes.size(); i++) {
            for (int source : sources(i)) {
                readers.get(source).add(i);
                waiting[i]++;
            }
            if (waiting[i] == 0) {
                ready.add(i);
            }
        }
        List<Integer> order = new ArrayList<>();
        while (!ready.isEmpty()) {
            int next = ready.remove();
            order.add(next);
            for (int reader : readers.get(next)) {
                if (--waiting[reader] == 0) {
                    ready.add(reader);
                }
            }
        }
        if (order.size() < nodes.size()) {
            throw invalid.apply("its nodes form a cycle: " + cycle(waiting));
        }
        return order;
    }

    /** The nodes that node {@code index} reads from, as often as it does. */
    private List<Integer> sources(int index) {
        List<Integer> sources = new ArrayList<>();
        for (String input : nodes.get(index).inputs()) {
            Integer source = producers.get(input);
            if (source != null) {
                sources.add(source);
            }
        }
        return sources;
    }

    /** Walks back from a node that waits, always to one that waits too, until a node comes again. */
    private String cycle(int[] waiting) {
        int at = 0;
        while (waiting[at] == 0) {
            at++;
        }
        LinkedHashSet<Integer> path = new LinkedHashSet<>();
        while (path.add(at)) {
            at = sources(at).stream()
                    .filter(source -> waiting[source] > 0)
                    .findFirst()
                    .orElseThrow();
        }
        List<Integer> walked = new ArrayList<>(path);
        List<Integer> circle = walked.subList(walked.indexOf(at), walked.size());
        String more = circle.size() > NAMED ? " and " + (circle.size() - NAMED) + " more" : "";
        return String.join(
                        " reads from ",
                        circle.stream()
                                .limit(NAMED)
                                .map(i -> nodes.get(i).toString())
                                .toList())
                + more;
    }

    private Set<Integer> live(List<String> outputs) {
        Set<Integer> live = new LinkedHashSet<>();
        List<Integer> open = new ArrayList<>();
        outputs.stream()
                .map(producers::get)
                .filter(producer -> producer != null)
                .forEach(open::add);
        while (!open.isEmpty()) {
            int index = open.remove(open.size() - 1);
            if (live.add(index)) {
                open.addAll(sources(index));
            }
        }
        return live;
    }
}
