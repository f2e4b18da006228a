package io.daemonlens.engine.simulation;

import io.daemonlens.engine.apps.DaemonSet;
import io.daemonlens.engine.apps.PodTemplate;
import io.daemonlens.engine.daemon.Room;
import io.daemonlens.engine.kubelet.PodLifecycle;
import java.util.ArrayList;
import java.util.List;

/** All templates that pods were made from so far, each with a number; equal ones share it. */
final class Templates {

    private final Scenario scenario;
    private final Room room;
    private final List<Template> templates = new ArrayList<>();

    /** A template that pods are made from, and how they live. */
    record Template(DaemonPods pods, PodLifecycle lifecycle) {}

    Templates(Scenario scenario, Room room) {
        this.scenario = scenario;
        this.room = room;
    }

    Template get(int number) {
        return templates.get(number);
    }

    /** The pods of a template that has a number. */
    DaemonPods pods(PodTemplate template) {
        for (Template known : templates) {
            if (known.pods().areOf(template)) {
                return known.pods();
            }
        }
        throw new AssertionError("no such template: " + template);
    }

    /** The number of a DaemonSet's template, known from then on. */
    int numberOf(DaemonSet daemonSet) {
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
        PodLifecycle named = scenario.lifecycleByTemplate.get(Scenario.keyOf(template.json()));
        boolean later = !templates.isEmpty() || scenario.running == null;
        PodLifecycle lifecycle =
                named != null
                        ? named
                        : later && scenario.newTemplates != null
                                ? scenario.newTemplates
                                : PodLifecycle.of(template.json());
        return scenario.timing == null || named != null
                ? lifecycle
                : lifecycle.withTiming(scenario.timing);
    }
}
