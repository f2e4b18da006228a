package io.daemonlens.advice;

import io.daemonlens.advice.rules.CriticalOutsideSystem;
import io.daemonlens.advice.rules.FixedNode;
import io.daemonlens.advice.rules.HostNetworkDns;
import io.daemonlens.advice.rules.IgnoredRollingUpdate;
import io.daemonlens.advice.rules.ImageTag;
import io.daemonlens.advice.rules.LongName;
import io.daemonlens.advice.rules.MasterToleration;
import io.daemonlens.advice.rules.OwnTolerations;
import io.daemonlens.advice.rules.RefusedPods;
import io.daemonlens.advice.rules.RootUser;
import io.daemonlens.advice.rules.SharedClaim;
import io.daemonlens.advice.rules.SpreadOnEveryNode;
import io.daemonlens.advice.rules.SurgeHostPort;
import io.daemonlens.advice.rules.UnsafeSysctl;
import io.daemonlens.engine.apiserver.validation.core.RuleCodes;
import io.daemonlens.settings.RuleNames;
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
                    new ImageTag(),
                    new SpreadOnEveryNode(),
                    new CriticalOutsideSystem(),
                    new OwnTolerations(),
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
                    "dropped-field",
                    "server-warning",
                    "pod-security",
                    "policy",
                    "unsupported-value",
                    "suppression",
                    "unused-suppression");

    private Rules() {}

    /** The present code for one that may be an old name of it. */
    public static String current(String code) {
        return RuleNames.current(code);
    }

    /** Every code there is, by name. */
    public static Set<String> codes() {
        Set<String> codes = new TreeSet<>(OWN);
        codes.addAll(RuleCodes.titles().keySet());
        ALL.forEach(rule -> codes.add(rule.code()));
        return codes;
    }
}
