package io.daemonlens.forecast.whatif;

import io.daemonlens.engine.apimachinery.Labels;
import io.daemonlens.engine.core.Taint;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.text.NearestWord;
import java.util.ArrayList;
import java.util.List;

/** A change of a cluster, as written in {@code --what-if}. */
public sealed interface WhatIfChange {

    /** The syntax of the changes, for help texts. */
    List<String> FORMS =
            List.of(
                    "label node NODE KEY=VALUE",
                    "unlabel node NODE KEY",
                    "taint node NODE KEY=VALUE:EFFECT",
                    "untaint node NODE KEY",
                    "cordon NODE",
                    "uncordon NODE",
                    "drain NODE",
                    "notready NODE",
                    "ready NODE",
                    "add N POOL",
                    "remove NODE",
                    "delete ds NAMESPACE/NAME [--cascade=orphan]",
                    "image ds NAMESPACE/NAME CONTAINER=IMAGE",
                    "delete pod NAMESPACE/NAME");

    /** A change of nodes: {@code w-1}, or {@code pool/worker} for all nodes of a pool. */
    sealed interface OfNodes extends WhatIfChange {
        String nodes();
    }

    record Label(String nodes, String key, String value) implements OfNodes {}

    record Unlabel(String nodes, String key) implements OfNodes {}

    record AddTaint(String nodes, Taint taint) implements OfNodes {}

    /** A null value or effect matches any. */
    record RemoveTaint(String nodes, String key, String value, String effect) implements OfNodes {}

    record Cordon(String nodes) implements OfNodes {}

    record Uncordon(String nodes) implements OfNodes {}

    record Drain(String nodes) implements OfNodes {}

    record NotReady(String nodes) implements OfNodes {}

    record Ready(String nodes) implements OfNodes {}

    record Remove(String nodes) implements OfNodes {}

    record Add(int count, String pool) implements WhatIfChange {}

    record DeleteDaemonSet(String namespace, String name, boolean orphan) implements WhatIfChange {}

    /** The container {@code *} matches all. */
    record SetImage(String namespace, String name, String container, String image)
            implements WhatIfChange {}

    record DeletePod(String namespace, String name) implements WhatIfChange {}

    /**
     * Parses one change.
     *
     * @throws WhatIfException if the text has none of the forms
     */
    static WhatIfChange parse(String text) throws WhatIfException {
        List<String> words = new ArrayList<>(List.of(text.strip().split("\\s+")));
        String verb = words.remove(0);
        return switch (verb) {
            case "label", "unlabel", "taint", "untaint" -> ofNode(verb, words, text);
            case "cordon", "uncordon", "drain", "notready", "ready", "remove" ->
                    ofNodes(verb, words, text);
            case "add" -> add(words, text);
            case "delete" -> delete(words, text);
            case "image" -> image(words, text);
            default -> throw unknown(verb, text);
        };
    }

    private static WhatIfException unknown(String verb, String text) {
        List<String> verbs = new ArrayList<>();
        FORMS.forEach(form -> verbs.add(form.substring(0, form.indexOf(' '))));
        String nearest = NearestWord.to(verb, verbs);
        return new WhatIfException(
                quoted(text)
                        + (nearest == null ? "" : ": did you mean " + nearest + "?")
                        + " Known changes: "
                        + String.join("; ", FORMS));
    }

    private static WhatIfException expected(String form, String text) {
        return new WhatIfException(quoted(text) + ": expected " + form);
    }

    private static String quoted(String text) {
        return "--what-if \"" + text + "\"";
    }

    private static WhatIfChange ofNode(String verb, List<String> words, String text)
            throws WhatIfException {
        String form =
                FORMS.stream().filter(each -> each.startsWith(verb + " ")).findFirst().orElse("");
        if (!words.isEmpty() && (words.get(0).equals("node") || words.get(0).equals("nodes"))) {
            words.remove(0);
        }
        if (words.size() != 2) {
            throw expected(form, text);
        }
        String nodes = words.get(0);
        String what = words.get(1);
        int equals = what.indexOf('=');
        switch (verb) {
            case "label" -> {
                if (equals <= 0) {
                    throw expected(form, text);
                }
                String key = what.substring(0, equals);
                String value = what.substring(equals + 1);
                valid(Labels.keyProblems(key, KubernetesVersion.NEWEST), text);
                valid(Labels.valueProblems(value, KubernetesVersion.NEWEST), text);
                return new Label(nodes, key, value);
            }
            case "unlabel" -> {
                return new Unlabel(nodes, what.endsWith("-") ? cut(what, 1) : what);
            }
            default -> {
                return taint(verb, nodes, what, form, text);
            }
        }
    }

    private static WhatIfChange taint(
            String verb, String nodes, String what, String form, String text)
            throws WhatIfException {
        String word = what.endsWith("-") ? cut(what, 1) : what;
        int colon = word.lastIndexOf(':');
        String effect = colon < 0 ? null : word.substring(colon + 1);
        String rest = colon < 0 ? word : word.substring(0, colon);
        int equals = rest.indexOf('=');
        String key = equals < 0 ? rest : rest.substring(0, equals);
        String value = equals < 0 ? null : rest.substring(equals + 1);
        List<String> effects = List.of("NoSchedule", "PreferNoSchedule", "NoExecute");
        if (effect != null && !effects.contains(effect)) {
            throw new WhatIfException(
                    quoted(text)
                            + ": the effect of a taint is NoSchedule, PreferNoSchedule or"
                            + " NoExecute, not "
                            + effect);
        }
        valid(Labels.keyProblems(key, KubernetesVersion.NEWEST), text);
        if (value != null) {
            valid(Labels.valueProblems(value, KubernetesVersion.NEWEST), text);
        }
        if (verb.equals("untaint")) {
            return new RemoveTaint(nodes, key, value, effect);
        }
        if (effect == null) {
            throw expected(form, text);
        }
        return new AddTaint(nodes, new Taint(key, value == null ? "" : value, effect));
    }

    private static void valid(List<String> problems, String text) throws WhatIfException {
        if (!problems.isEmpty()) {
            throw new WhatIfException(quoted(text) + ": " + problems.get(0));
        }
    }

    private static String cut(String text, int last) {
        return text.substring(0, text.length() - last);
    }

    private static WhatIfChange ofNodes(String verb, List<String> words, String text)
            throws WhatIfException {
        if (words.size() == 2 && words.get(0).equals("node")) {
            words.remove(0);
        }
        if (words.size() != 1) {
            throw expected(verb + " NODE", text);
        }
        String nodes = words.get(0);
        return switch (verb) {
            case "cordon" -> new Cordon(nodes);
            case "uncordon" -> new Uncordon(nodes);
            case "drain" -> new Drain(nodes);
            case "notready" -> new NotReady(nodes);
            case "ready" -> new Ready(nodes);
            default -> new Remove(nodes);
        };
    }

    private static WhatIfChange add(List<String> words, String text) throws WhatIfException {
        if (words.size() != 2 || !words.get(0).matches("[1-9][0-9]{0,4}")) {
            throw expected("add N POOL, with N from 1 to 99999", text);
        }
        String pool = words.get(1);
        return new Add(
                Integer.parseInt(words.get(0)),
                pool.startsWith("pool/") ? pool.substring("pool/".length()) : pool);
    }

    private static WhatIfChange delete(List<String> words, String text) throws WhatIfException {
        boolean orphan = words.remove("--cascade=orphan");
        boolean cascade =
                words.remove("--cascade=background") | words.remove("--cascade=foreground");
        String kind = words.isEmpty() ? "" : words.get(0);
        boolean pod = kind.equals("pod") || kind.equals("pods");
        boolean daemonSet = kind.equals("ds") || kind.equals("daemonset");
        if (words.size() != 2 || !pod && !daemonSet || pod && (orphan || cascade)) {
            throw expected(
                    "delete ds NAMESPACE/NAME, with --cascade=orphan where the pods stay, or delete"
                            + " pod NAMESPACE/NAME",
                    text);
        }
        String[] name = name(words.get(1));
        return pod
                ? new DeletePod(name[0], name[1])
                : new DeleteDaemonSet(name[0], name[1], orphan);
    }

    private static WhatIfChange image(List<String> words, String text) throws WhatIfException {
        int equals = words.size() == 3 ? words.get(2).indexOf('=') : -1;
        boolean daemonSet =
                !words.isEmpty() && (words.get(0).equals("ds") || words.get(0).equals("daemonset"));
        if (!daemonSet || equals <= 0 || equals == words.get(2).length() - 1) {
            throw expected("image ds NAMESPACE/NAME CONTAINER=IMAGE", text);
        }
        String[] name = name(words.get(1));
        return new SetImage(
                name[0],
                name[1],
                words.get(2).substring(0, equals),
                words.get(2).substring(equals + 1));
    }

    /** Returns namespace and name; the namespace is empty if only a name is given. */
    private static String[] name(String word) {
        int slash = word.indexOf('/');
        return slash < 0
                ? new String[] {"", word}
                : new String[] {word.substring(0, slash), word.substring(slash + 1)};
    }
}
