package io.daemonlens.advice;

import io.daemonlens.advice.rules.admission.CriticalOutsideSystem;
import io.daemonlens.advice.rules.admission.LongName;
import io.daemonlens.advice.rules.admission.NoPriority;
import io.daemonlens.advice.rules.admission.RefusedPods;
import io.daemonlens.advice.rules.admission.RootUser;
import io.daemonlens.advice.rules.admission.UnsafeSysctl;
import io.daemonlens.advice.rules.container.HostNetworkDns;
import io.daemonlens.advice.rules.container.ImageTag;
import io.daemonlens.advice.rules.container.LimitsWithoutRequests;
import io.daemonlens.advice.rules.container.NoGrace;
import io.daemonlens.advice.rules.container.NoRequests;
import io.daemonlens.advice.rules.container.SameProbes;
import io.daemonlens.advice.rules.container.UndeclaredPort;
import io.daemonlens.advice.rules.placement.FixedNode;
import io.daemonlens.advice.rules.placement.LinuxOnWindows;
import io.daemonlens.advice.rules.placement.MasterToleration;
import io.daemonlens.advice.rules.placement.MisspeltToleration;
import io.daemonlens.advice.rules.placement.MixedArchitecture;
import io.daemonlens.advice.rules.placement.NetworkNotReady;
import io.daemonlens.advice.rules.placement.OwnTolerations;
import io.daemonlens.advice.rules.placement.SpreadOnEveryNode;
import io.daemonlens.advice.rules.placement.TolerationSeconds;
import io.daemonlens.advice.rules.placement.VirtualNodes;
import io.daemonlens.advice.rules.rollout.AllAtOnce;
import io.daemonlens.advice.rules.rollout.IgnoredRollingUpdate;
import io.daemonlens.advice.rules.rollout.NoReadiness;
import io.daemonlens.advice.rules.rollout.OnDeleteStrategy;
import io.daemonlens.advice.rules.rollout.SlowRollout;
import io.daemonlens.advice.rules.rollout.SurgeHostPort;
import io.daemonlens.advice.rules.rollout.VersionInSelector;
import io.daemonlens.advice.rules.volume.ConfigBySubPath;
import io.daemonlens.advice.rules.volume.DockerSocket;
import io.daemonlens.advice.rules.volume.MountNotSeen;
import io.daemonlens.advice.rules.volume.SharedClaim;
import io.daemonlens.advice.rules.volume.SocketFile;
import io.daemonlens.engine.apiserver.validation.core.RuleCodes;
import io.daemonlens.settings.RuleNames;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The list of advice rules, in the order in which they run, and of every finding code. */
public final class Rules {

    public static final List<Rule> ALL =
            List.of(
                    new SurgeHostPort(),
                    new IgnoredRollingUpdate(),
                    new FixedNode(),
                    new SharedClaim(),
                    new MasterToleration(),
                    new HostNetworkDns(),
                    new ImageTag(),
                    new SpreadOnEveryNode(),
                    new CriticalOutsideSystem(),
                    new OwnTolerations(),
                    new UndeclaredPort(),
                    new TolerationSeconds(),
                    new MisspeltToleration(),
                    new AllAtOnce(),
                    new OnDeleteStrategy(),
                    new NoReadiness(),
                    new NoRequests(),
                    new LimitsWithoutRequests(),
                    new NoPriority(),
                    new NetworkNotReady(),
                    new DockerSocket(),
                    new SocketFile(),
                    new MountNotSeen(),
                    new ConfigBySubPath(),
                    new NoGrace(),
                    new SameProbes(),
                    new VersionInSelector(),
                    new LinuxOnWindows(),
                    new MixedArchitecture(),
                    new VirtualNodes(),
                    new SlowRollout(),
                    new RefusedPods(),
                    new LongName(),
                    new RootUser(),
                    new UnsafeSysctl());

    private static final List<String> OWN =
            List.of(
                    "yaml-syntax",
                    "lost-indentation",
                    "ignored-text",
                    "duplicate-key",
                    "word-key",
                    "unknown-field",
                    "missing-key",
                    "unknown-kind",
                    "not-served",
                    "wrong-type",
                    "deprecated",
                    "removed-api",
                    "dropped-field",
                    "server-warning",
                    "pod-security",
                    "policy",
                    "unsupported-value",
                    "suppression",
                    "unused-suppression");

    private Rules() {}

    /** Returns the current code for a code that may be an old name. */
    public static String current(String code) {
        return RuleNames.current(code);
    }

    /** Returns every code, sorted by name. */
    public static Set<String> codes() {
        Set<String> codes = new TreeSet<>(OWN);
        codes.addAll(RuleCodes.titles().keySet());
        ALL.forEach(rule -> codes.add(rule.code()));
        return codes;
    }
}
