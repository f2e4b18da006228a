package io.daemonlens.advice;

import io.daemonlens.advice.rules.AllAtOnce;
import io.daemonlens.advice.rules.ConfigBySubPath;
import io.daemonlens.advice.rules.CriticalOutsideSystem;
import io.daemonlens.advice.rules.DockerSocket;
import io.daemonlens.advice.rules.FixedNode;
import io.daemonlens.advice.rules.HostNetworkDns;
import io.daemonlens.advice.rules.IgnoredRollingUpdate;
import io.daemonlens.advice.rules.ImageTag;
import io.daemonlens.advice.rules.LimitsWithoutRequests;
import io.daemonlens.advice.rules.LinuxOnWindows;
import io.daemonlens.advice.rules.LongName;
import io.daemonlens.advice.rules.MasterToleration;
import io.daemonlens.advice.rules.MisspeltToleration;
import io.daemonlens.advice.rules.MixedArchitecture;
import io.daemonlens.advice.rules.MountNotSeen;
import io.daemonlens.advice.rules.NetworkNotReady;
import io.daemonlens.advice.rules.NoGrace;
import io.daemonlens.advice.rules.NoPriority;
import io.daemonlens.advice.rules.NoReadiness;
import io.daemonlens.advice.rules.NoRequests;
import io.daemonlens.advice.rules.OnDeleteStrategy;
import io.daemonlens.advice.rules.OwnTolerations;
import io.daemonlens.advice.rules.RefusedPods;
import io.daemonlens.advice.rules.RootUser;
import io.daemonlens.advice.rules.SameProbes;
import io.daemonlens.advice.rules.SharedClaim;
import io.daemonlens.advice.rules.SlowRollout;
import io.daemonlens.advice.rules.SocketFile;
import io.daemonlens.advice.rules.SpreadOnEveryNode;
import io.daemonlens.advice.rules.SurgeHostPort;
import io.daemonlens.advice.rules.TolerationSeconds;
import io.daemonlens.advice.rules.UndeclaredPort;
import io.daemonlens.advice.rules.UnsafeSysctl;
import io.daemonlens.advice.rules.VersionInSelector;
import io.daemonlens.advice.rules.VirtualNodes;
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
