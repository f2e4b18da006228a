package io.daemonlens.engine.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.engine.apimachinery.JsonReader;
import io.daemonlens.engine.apps.DaemonSet;
import io.daemonlens.engine.core.Node;
import io.daemonlens.engine.core.Pod;
import io.daemonlens.engine.core.Taint;
import io.daemonlens.engine.features.Gates;
import io.daemonlens.schemas.KubernetesVersion;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Upstream's rolling updates step by step, in our words. A step is {@code creates/deletes} of one
 * sync, or what happens between two: {@code ready} and {@code ready:2} (all, or so many of the
 * youngest, pods become ready), {@code unready:1} (the first of the old ones is not any more),
 * {@code image:b}, {@code bound:1,0} (maxUnavailable, maxSurge), {@code minReady:15}, {@code
 * untolerated} and {@code +10} (seconds go by). Upstream's controller sees its own requests at once
 * and goes on to the rolling update after placing pods; so one of its steps can be two syncs here.
 */
class UpstreamRolloutsTest {

    private static final KubernetesVersion NEWEST = KubernetesVersion.NEWEST;
    private static final Taint AWAY = new Taint("away", "", Taint.NO_SCHEDULE);

    private final DaemonSetsController controller =
            new DaemonSetsController(NEWEST, (daemonSet, node) -> name());
    private Instant now = Instant.parse("2024-05-01T12:00:00Z");
    private String image = "a";
    private boolean tolerates = true;
    private int made;
    private DaemonSetView view;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    two at a time      | 5 | 5/0 ready bound:2,0 image:b 0/2 2/0 ready 0/2 2/0 ready 0/1 1/0 ready 0/0
                    two more at a time | 5 | 5/0 ready bound:0,2 image:b 2/0 0/0 ready 2/2 0/0 ready 1/2 0/0 ready 0/1 0/0
                    never ready        | 5 | 5/0 ready bound:3,0 image:b 0/3 3/0 0/0
                    again before ready | 5 | 5/0 ready bound:2,0 image:b 0/2 2/0 0/0 image:c 0/2 2/0 0/0
                    the healthy ones stay however often it is tried | 20 | 20/0 ready bound:10,0 image:b 0/10 10/0 0/0 bound:0,0 image:c 0/10 10/0 0/0 bound:9,0 image:d 0/10 10/0 0/0 bound:4,0 image:e 0/10 10/0 0/0 bound:11,0 image:f 0/11 11/0 0/0
                    all old ones are not ready | 5 | 5/0 bound:3,0 image:b 0/5 5/0 0/0
                    all old ones are not ready, two pods allowed | 5 | 5/0 bound:0,3 image:b +100 5/0 +100 0/5 ready bound:0,3 minReady:15 +20 image:c +80 3/0 ready:2 unready:1 +10 1/0 +10 1/3 ready:3 +20 0/2
                    only the strategy changes | 5 | 5/0 ready bound:2,0 0/0 bound:0,2 0/0
                    a node is not tolerated any more | 5 | 5/0 ready bound:0,1 untolerated 1/1 0/0 ready 1/1 0/0 ready 1/1 0/0 ready 1/1 0/0 ready 0/1 0/0
                    """)
    void stepsAreTaken(String name, int nodes, String steps) {
        given(nodes);
        int number = 0;
        for (String step : steps.strip().split(" ")) {
            number++;
            if (step.matches("\\d+/\\d+")) {
                assertThat(placeAndUpdate()).as("step %s: %s", number, step).isEqualTo(step);
            } else {
                happen(step);
            }
        }
    }

    private void given(int nodes) {
        DaemonSet daemonSet =
                DaemonSet.of(
                        JsonReader.readObject(
                                """
                                {"metadata": {"namespace": "default", "name": "foo", "uid": "u"},
                                 "spec": {"selector": {"matchLabels": {"app": "foo"}}}}
                                """));
        view = new DaemonSetView(daemonSet.withTemplate(template()), NEWEST, gates());
        view.put(view.daemonSet().withUpdateStrategy(UpstreamFixture.rolling("1", "0")));
        for (int i = 0; i < nodes; i++) {
            String name = String.format("{\"metadata\": {\"name\": \"node-%02d\"}}", i);
            view.put(Node.of(JsonReader.readObject(name)));
        }
    }

    private static Gates gates() {
        return Gates.defaults(NEWEST);
    }

    private io.daemonlens.engine.apps.PodTemplate template() {
        String toleration = tolerates ? "{\"operator\": \"Exists\"}" : "";
        return io.daemonlens.engine.apps.PodTemplate.of(
                JsonReader.readObject(
                        """
                        {"metadata": {"labels": {"app": "foo"}}, "spec": {"tolerations": [%s],
                         "containers": [{"name": "c", "image": "%s"}]}}
                        """
                                .formatted(toleration, image)));
    }

    private void happen(String step) {
        String[] parts = step.split("[:,]");
        switch (parts[0]) {
            case "ready" -> ready(parts.length == 1 ? 1000 : Integer.parseInt(parts[1]));
            case "unready" -> unready(Integer.parseInt(parts[1]));
            case "image" -> {
                image = parts[1];
                view.put(view.daemonSet().withTemplate(template()));
            }
            case "bound" ->
                    view.put(
                            view.daemonSet()
                                    .withUpdateStrategy(
                                            UpstreamFixture.rolling(parts[1], parts[2])));
            case "minReady" ->
                    view.put(view.daemonSet().withMinReadySeconds(Integer.parseInt(parts[1])));
            case "untolerated" -> {
                tolerates = false;
                Node first =
                        Node.of(JsonReader.readObject("{\"metadata\": {\"name\": \"node-00\"}}"));
                view.put(first.withTaints(List.of(AWAY)));
                view.put(view.daemonSet().withTemplate(template()));
            }
            default -> now = now.plusSeconds(Long.parseLong(step.substring(1)));
        }
    }

    private void ready(int count) {
        List<Pod> waiting = view.pods().stream().filter(pod -> !pod.isReady()).toList();
        waiting.stream().limit(count).forEach(pod -> view.put(pod.withReady(true, now)));
    }

    /** Old pods on nodes without a new one. */
    private void unready(int count) {
        String hash = controller.begin(view, now).hash();
        List<Pod> pods = List.copyOf(view.pods());
        pods.stream()
                .filter(pod -> pods.stream().noneMatch(other -> isBeside(pod, other, hash)))
                .limit(count)
                .forEach(pod -> view.put(pod.withReady(false, now)));
    }

    private static boolean isBeside(Pod pod, Pod other, String hash) {
        return other.targetNode().equals(pod.targetNode())
                && other.label(DaemonSet.HASH_LABEL).equals(hash);
    }

    private String placeAndUpdate() {
        boolean places = places();
        Actions actions = sync();
        int creates = actions.creates().size();
        int deletes = actions.deletes().size();
        if (places) {
            actions = sync();
            creates += actions.creates().size();
            deletes += actions.deletes().size();
        }
        return creates + "/" + deletes;
    }

    private boolean places() {
        String hash = controller.begin(view, now).hash();
        Outlook outlook = Outlook.of(view.daemonSet(), hash, view.behaviour());
        Manage placing = new Manage(view, outlook, now, new Work());
        placing.manage(view.tally(outlook, now));
        return !placing.deletes().isEmpty() || !placing.nodes().isEmpty();
    }

    private Actions sync() {
        Actions actions = controller.sync(view, now);
        actions.createdRevisions().forEach(view::put);
        actions.updatedRevisions().forEach(view::put);
        actions.deletedRevisions().forEach(view::removeRevision);
        actions.deletes().forEach(view::removePod);
        actions.creates()
                .forEach(pod -> view.put(pod.withNodeName(pod.targetNode()).withPhase("Running")));
        if (actions.status() != null) {
            view.put(view.daemonSet().withStatus(actions.status()));
        }
        return actions;
    }

    private String name() {
        return String.format("foo-%04d", made++);
    }
}
