package io.daemonlens.engine.simulation.state;

import io.daemonlens.engine.apps.DaemonSet;
import io.daemonlens.engine.apps.PodTemplate;
import io.daemonlens.engine.daemon.Room;
import io.daemonlens.engine.kubelet.Fate;
import io.daemonlens.engine.kubelet.PodLifecycle;
import io.daemonlens.engine.simulation.placement.DaemonPods;
import io.daemonlens.engine.simulation.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All templates that pods were created from so far, numbered; equal templates share a number. */
public final class Templates {

    private final Scenario scenario;
    private final Room room;
    private final List<Template> templates = new ArrayList<>();
    private final Map<Integer, Fate> fates = new TreeMap<>();

    /** A template that pods are created from, and the lifecycle of its pods. */
    public record Template(DaemonPods pods, PodLifecycle lifecycle) {}

    Templates(Scenario scenario, Room room) {
        this.scenario = scenario;
        this.room = room;
    }

    public Template get(int number) {
        return templates.get(number);
    }

    /** Returns the lifecycle of a new pod of the template. */
    public PodLifecycle lifecycle(int number) {
        PodLifecycle usual = templates.get(number).lifecycle();
        Fate fate = fates.get(number);
        return fate == null || !usual.fate().canBeAvailable() ? usual : usual.withFate(fate);
    }

    /** Sets the fate of the template's future pods, because its existing pods have met it. */
    public void setFate(int number, Fate fate) {
        fates.put(number, fate);
    }

    /** Returns the pods of a template that has a number. */
    public DaemonPods pods(PodTemplate template) {
        for (Template known : templates) {
            if (known.pods().areOf(template)) {
                return known.pods();
            }
        }
        throw new AssertionError("no such template: " + template);
    }

    /** Returns the number of a DaemonSet's template; a new template gets the next number. */
    public int numberOf(DaemonSet daemonSet) {
        for (int i = 0; i < templates.size(); i++) {
            if (templates.get(i).pods().areOf(daemonSet.template())) {
                return i;
            }
        }
        DaemonPods pods = new DaemonPods(daemonSet, scenario, room);
        templates.add(new Template(pods, lifecycleOf(daemonSet.template())));
        return templates.size() - 1;
    }

    private PodLifecycle lifecycleOf(PodTemplate template) {
        PodLifecycle named = scenario.lifecycleByTemplate().get(Scenario.keyOf(template.json()));
        boolean later = !templates.isEmpty() || !scenario.hasRunning();
        PodLifecycle lifecycle =
                named != null
                        ? named
                        : later && scenario.newTemplates() != null
                                ? scenario.newTemplates()
                                : PodLifecycle.of(template.json());
        return scenario.timing() == null || named != null
                ? lifecycle
                : lifecycle.withTiming(scenario.timing());
    }
}
