package io.daemonlens.analysis;

import io.daemonlens.analysis.rules.CriticalOutsideSystem;
import io.daemonlens.analysis.rules.FixedNode;
import io.daemonlens.analysis.rules.HostNetworkDns;
import io.daemonlens.analysis.rules.IgnoredRollingUpdate;
import io.daemonlens.analysis.rules.LatestImage;
import io.daemonlens.analysis.rules.MasterToleration;
import io.daemonlens.analysis.rules.OwnTolerations;
import io.daemonlens.analysis.rules.SharedClaim;
import io.daemonlens.analysis.rules.SpreadOnEveryNode;
import io.daemonlens.analysis.rules.SurgeHostPort;
import io.daemonlens.engine.apiserver.validation.RuleCodes;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The advice given, in the order it is given, and every code a finding can have. */
public final class Rules {

    public static final List<Rule> ALL =
            List.of(
                    new SurgeHostPort(),
                    new IgnoredRollingUpdate(),
                    new FixedNode(),
                    new SharedClaim(),
                    new MasterToleration(),
                    new HostNetworkDns(),
                    new LatestImage(),
                    new SpreadOnEveryNode(),
                    new CriticalOutsideSystem(),
                    new OwnTolerations());

    private static final List<String> OWN =
            List.of(
                    "yaml-syntax",
                    "lost-indentation",
                    "ignored-text",
                    "duplicate-key",
                    "word-key",
                    "unknown-field",
                    "unknown-kind",
                    "not-served",
                    "wrong-type",
                    "deprecated",
                    "server-warning",
                    "pod-security",
                    "policy",
                    "unsupported-value",
                    "suppression",
                    "unused-suppression");

    private Rules() {}

    /** Every code there is, by name. */
    public static Set<String> codes() {
        Set<String> codes = new TreeSet<>(OWN);
        codes.addAll(RuleCodes.titles().keySet());
        ALL.forEach(rule -> codes.add(rule.code()));
        return codes;
    }
}
