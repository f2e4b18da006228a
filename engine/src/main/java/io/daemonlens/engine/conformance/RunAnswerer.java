package io.daemonlens.engine.conformance;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apps.ControllerRevision;
import io.daemonlens.engine.apps.DaemonSet;
import io.daemonlens.engine.apps.DaemonSetStatus;
import io.daemonlens.engine.apps.PodTemplate;
import io.daemonlens.engine.apps.RevisionData;
import io.daemonlens.engine.apps.UpdateStrategy;
import io.daemonlens.engine.core.Node;
import io.daemonlens.engine.core.Pod;
import io.daemonlens.engine.core.PodCondition;
import io.daemonlens.engine.core.Taint;
import io.daemonlens.engine.daemon.Actions;
import io.daemonlens.engine.daemon.Choice;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.engine.simulation.timeline.PodSpeeds;
import io.daemonlens.schemas.KubernetesVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;

/** {@code answer run}: a complete rollout in a simplified world with whole seconds. */
public final class RunAnswerer implements Answerer {

    private static final int LONGEST_RUN = 20_000;
    private static final int MOST_MOMENTS = 4_000;

    /** Enough runs to detect whether a rollout depends on which nodes are chosen. */
    private static final int FEW_RUNS = 11;

    /** Enough runs to find the typical rollout if it depends on that. */
    private static final int MANY_RUNS = 31;

    @Override
    public void answer(JsonObject recorded, Consumer<JsonObject> out) {
        List<JsonObject> answers = new ArrayList<>();
        Given given = new Given(recorded);
        addRuns(given, FEW_RUNS, answers);
        if (answers.stream().map(RunAnswerer::numbersOnly).distinct().count() > 1) {
            addRuns(given, MANY_RUNS, answers);
        }
        answers.sort(Comparator.comparingInt(RunAnswerer::lastSecond));
        out.accept(mostUsual(answers));
    }

    private static void addRuns(Given given, int upTo, List<JsonObject> answers) {
        while (answers.size() < upTo) {
            Random chance = new Random(answers.size());
            answers.add(new Run(given, (all, count) -> some(all, count, chance)).answer());
        }
    }

    /**
     * Returns the most typical run: the most common end, then the median length, then the most
     * common numbers.
     */
    private static JsonObject mostUsual(List<JsonObject> byLength) {
        List<JsonObject> usual = mostAlike(byLength, answer -> answer.get("end"));
        int length = lastSecond(usual.get(usual.size() / 2));
        usual.removeIf(answer -> lastSecond(answer) != length);
        return mostAlike(usual, RunAnswerer::numbersOnly).get(0);
    }

    /** Returns the largest group of answers with the same value; the first group wins a tie. */
    private static List<JsonObject> mostAlike(
            List<JsonObject> answers, Function<JsonObject, JsonValue> what) {
        Map<JsonValue, List<JsonObject>> groups = new LinkedHashMap<>();
        for (JsonObject answer : answers) {
            groups.computeIfAbsent(what.apply(answer), key -> new ArrayList<>()).add(answer);
        }
        return Collections.max(groups.values(), Comparator.comparingInt(List::size));
    }

    /**
     * Returns the answer with each list of names replaced by its size, because names are random.
     */
    private static JsonValue numbersOnly(JsonObject answer) {
        JsonObject numbers = answer.copy();
        for (JsonObject moment : SyncAnswerer.objects(numbers, "trace")) {
            for (JsonObject sync : SyncAnswerer.objects(moment, "syncs")) {
                for (String name : sync.names()) {
                    if (sync.array(name) != null) {
                        sync.put(name, JsonNumber.of(sync.array(name).size()));
                    }
                }
            }
        }
        return numbers;
    }

    private static List<String> some(Collection<String> all, int count, Random chance) {
        List<String> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, chance);
        return shuffled.subList(0, count);
    }

    private static int lastSecond(JsonObject answer) {
        JsonArray trace = answer.array("trace");
        return Run.number((JsonObject) trace.get(trace.size() - 1), "t");
    }

    /** The input that all runs of a recording share. */
    private static final class Given {

        private final String id;
        private final JsonObject in;
        private final KubernetesVersion version;
        private final Instant start;
        private final DaemonSet daemonSet;
        private final PodSpeeds speeds;
        private final List<PodTemplate> templates = new ArrayList<>();
        private final List<Node> nodes = new ArrayList<>();
        private final List<ControllerRevision> revisions = new ArrayList<>();
        private final List<Pod> pods = new ArrayList<>();

        Given(JsonObject recorded) {
            id = recorded.text("id");
            in = recorded.object("in");
            version = Releases.version(recorded.text("kubernetes"));
            start = Instant.parse(in.text("start"));
            daemonSet = DaemonSet.of(in.object("daemonSet"));
            speeds = speeds();
            in.array("templates").forEach(json -> templates.add(PodTemplate.of((JsonObject) json)));
            SyncAnswerer.objects(in, "nodes").forEach(node -> nodes.add(Node.of(node)));
            JsonObject first = in.object("atStart");
            for (JsonObject revision : SyncAnswerer.objects(first, "revisions")) {
                revisions.add(revision(revision));
            }
            for (JsonObject pod : SyncAnswerer.objects(first, "pods")) {
                pods.add(pod(pod));
            }
        }

        SecondsWorld world(Choice choice) {
            int podGc = Run.number(in, "podGC");
            SecondsWorld world = new SecondsWorld(daemonSet, speeds, podGc, start, version, choice);
            nodes.forEach(world::put);
            revisions.forEach(world::put);
            pods.forEach(world::put);
            return world;
        }

        private PodSpeeds speeds() {
            Map<String, PodSpeeds.Speed> byNode = new TreeMap<>();
            JsonObject nodes = in.object("speedOfNode");
            if (nodes != null) {
                nodes.names().forEach(node -> byNode.put(node, speed(nodes.object(node))));
            }
            Map<Integer, Integer> byTemplate = new TreeMap<>();
            JsonObject ready = in.object("readyOfTemplate");
            if (ready != null) {
                ready.names()
                        .forEach(
                                key ->
                                        byTemplate.put(
                                                Integer.valueOf(key), Run.number(ready, key)));
            }
            Set<Integer> never = new TreeSet<>();
            if (in.array("neverReady") != null) {
                for (JsonValue each : in.array("neverReady")) {
                    never.add((int) ((JsonNumber) each).longValue());
                }
            }
            return new PodSpeeds(speed(in.object("speed")), byNode, byTemplate, never);
        }

        private static PodSpeeds.Speed speed(JsonObject json) {
            return new PodSpeeds.Speed(Run.number(json, "ready"), Run.number(json, "stop"));
        }

        private ControllerRevision revision(JsonObject json) {
            Map<String, String> labels = new LinkedHashMap<>(templates.get(0).labels());
            labels.put(DaemonSet.HASH_LABEL, json.text("hash"));
            return new ControllerRevision(
                    daemonSet.namespace(),
                    json.text("name"),
                    "",
                    labels,
                    daemonSet.annotations(),
                    daemonSet.asOwner(),
                    false,
                    Run.number(json, "revision"),
                    RevisionData.of(templates.get(0).json(), version));
        }

        private Pod pod(JsonObject json) {
            Map<String, String> labels = new LinkedHashMap<>(templates.get(0).labels());
            labels.put(DaemonSet.HASH_LABEL, json.text("hash"));
            labels.put(DaemonSet.GENERATION_LABEL, json.text("templateGeneration"));
            boolean ready = json.get("readySince") != null;
            Instant since = start.plusSeconds(Run.number(json, ready ? "readySince" : "created"));
            return new Pod(
                    daemonSet.namespace(),
                    json.text("name"),
                    "",
                    labels,
                    daemonSet.asOwner(),
                    start.plusSeconds(Run.number(json, "created")),
                    null,
                    json.text("node"),
                    json.text("node"),
                    "Running",
                    new PodCondition(PodCondition.READY, ready ? "True" : "False", since));
        }
    }

    /** One run of a recording. */
    private static final class Run {

        private final Given given;
        private final JsonObject in;
        private final SecondsWorld world;

        Run(Given given, Choice choice) {
            this.given = given;
            in = given.in;
            world = given.world(choice);
        }

        JsonObject answer() {
            JsonArray trace = trace();
            return new JsonObject()
                    .put("id", given.id)
                    .put("version", given.version.toString())
                    .put("trace", trace)
                    .put("end", world.end());
        }

        /** Returns one entry for each second that differs from the previous one. */
        JsonArray trace() {
            JsonArray trace = new JsonArray();
            List<JsonObject> script = new ArrayList<>(SyncAnswerer.objects(in, "script"));
            script.sort(Comparator.comparingInt(step -> number(step, "at")));
            JsonObject before = null;
            int next = 0;
            int now = 0;
            for (int i = 0; i < MOST_MOMENTS && now >= 0 && now <= LONGEST_RUN; i++) {
                world.goTo(now);
                JsonArray done = new JsonArray();
                while (next < script.size() && number(script.get(next), "at") <= now) {
                    done.add(perform(script.get(next++)));
                }
                world.letPodsMove();
                JsonObject moment = moment(done, world.syncUntilQuiet(), world.numbers());
                if (!moment.equals(before) || !done.isEmpty() || moment.get("syncs") != null) {
                    trace.add(moment.copy().put("t", now));
                    before = moment;
                }
                int change = world.nextChange();
                int scripted = next < script.size() ? number(script.get(next), "at") : -1;
                now = change < 0 || scripted >= 0 && scripted < change ? scripted : change;
            }
            return trace;
        }

        private String perform(JsonObject step) {
            String op = step.text("op");
            String node = step.text("name");
            switch (op) {
                case "template" -> {
                    int number = number(step, "template");
                    world.setTemplate(number, given.templates.get(number));
                }
                case "strategy" ->
                        world.setUpdateStrategy(
                                UpdateStrategy.of(Field.of(step.object("strategy"))));
                case "minReadySeconds" -> world.setMinReadySeconds(number(step, "seconds"));
                case "addNode" -> world.put(Node.of(step.object("node")));
                case "removeNode" -> world.removeNode(node);
                case "taint" -> world.setTaints(node, Taint.listOf(Field.of(step).at("taints")));
                case "label" -> world.setLabels(node, Field.of(step).at("labels").textMap());
                case "down" -> world.takeDown(node);
                case "up" -> world.bringUp(node);
                case "unready" -> world.makeUnready(node, number(step, "seconds"));
                case "deletePod" -> world.deletePods(node);
                default -> throw new IllegalArgumentException("no step is called " + op);
            }
            return node.isEmpty() ? op : op + " " + node;
        }

        private static JsonObject moment(
                JsonArray done, List<Actions> syncs, SecondsWorld.Numbers numbers) {
            JsonObject moment = new JsonObject();
            if (!done.isEmpty()) {
                moment.put("script", done);
            }
            if (!syncs.isEmpty()) {
                JsonArray array = new JsonArray();
                syncs.forEach(sync -> array.add(sync(sync)));
                moment.put("syncs", array);
            }
            DaemonSetStatus status = numbers.status();
            JsonArray counts = new JsonArray();
            for (int count :
                    new int[] {
                        status.desiredNumberScheduled(),
                        status.currentNumberScheduled(),
                        status.numberMisscheduled(),
                        status.numberReady(),
                        status.updatedNumberScheduled(),
                        status.numberAvailable(),
                        status.numberUnavailable()
                    }) {
                counts.add(JsonNumber.of(count));
            }
            return moment.put("status", counts)
                    .put("nodesWithAvailablePod", numbers.nodesWithAvailablePod())
                    .put("oldPods", numbers.oldPods())
                    .put("newPods", numbers.newPods())
                    .put("terminatingPods", numbers.terminatingPods())
                    .put("observedGeneration", status.observedGeneration());
        }

        private static JsonObject sync(Actions actions) {
            JsonObject sync = new JsonObject();
            put(sync, "create", actions.creates().stream().map(Pod::name).toList());
            put(sync, "delete", actions.deletes());
            List<String> revisions = new ArrayList<>();
            for (ControllerRevision each : actions.createdRevisions()) {
                revisions.add("create " + each.name() + " " + each.revision());
            }
            for (ControllerRevision each : actions.updatedRevisions()) {
                revisions.add("update " + each.name() + " " + each.revision());
            }
            actions.deletedRevisions().forEach(name -> revisions.add("delete " + name));
            put(sync, "revisions", revisions);
            return actions.error() == null ? sync : sync.put("error", actions.error());
        }

        private static void put(JsonObject sync, String name, List<String> texts) {
            if (!texts.isEmpty()) {
                JsonArray array = new JsonArray();
                texts.forEach(array::add);
                sync.put(name, array);
            }
        }

        private static int number(JsonObject object, String name) {
            return object.get(name) instanceof JsonNumber number ? (int) number.longValue() : 0;
        }
    }
}
