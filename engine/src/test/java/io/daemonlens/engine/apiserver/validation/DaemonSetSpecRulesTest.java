package io.daemonlens.engine.apiserver.validation;

import static io.daemonlens.engine.apiserver.validation.CheckDaemonSet.checkMetadata;
import static io.daemonlens.engine.apiserver.validation.CheckDaemonSet.checkSpec;

import org.junit.jupiter.api.Test;

class DaemonSetSpecRulesTest {

    @Test
    void exactlyOneOfSurgeAndUnavailableIsAboveZero() {
        String surge = "'updateStrategy':{'rollingUpdate':{'maxSurge':1,'maxUnavailable':X}}";
        checkSpec(
                37,
                surge.replace("X", "'1%'"),
                "spec.updateStrategy.rollingUpdate.maxSurge: Invalid value: 1: may not be set when"
                        + " maxUnavailable is non-zero");
        checkSpec(37, surge.replace("X", "0"));
        checkSpec(37, surge.replace("X", "'0%'"));
        checkSpec(
                21,
                surge.replace("X", "0"),
                "spec.updateStrategy.rollingUpdate.maxUnavailable: Invalid value:"
                        + " intstr.IntOrString{Type:0, IntVal:0, StrVal:\"\"}: cannot be 0");
        checkSpec(
                37,
                "'updateStrategy':{'rollingUpdate':{'maxUnavailable':'0'}}",
                "spec.updateStrategy.rollingUpdate.maxUnavailable: Invalid value: \"0\": a valid"
                        + " percent string must be a numeric string followed by an ending '%'"
                        + " (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')",
                "spec.updateStrategy.rollingUpdate.maxUnavailable: Required value: cannot be 0"
                        + " when maxSurge is 0");
    }

    @Test
    void aTextThatIsANumberIsNotZero() {
        checkSpec(
                37,
                "'updateStrategy':{'rollingUpdate':{'maxUnavailable':'5'}}",
                "spec.updateStrategy.rollingUpdate.maxUnavailable: Invalid value: \"5\": a valid"
                        + " percent string must be a numeric string followed by an ending '%'"
                        + " (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')");
    }

    @Test
    void numbersAreNotLookedAtUnderOnDelete() {
        checkSpec(37, "'updateStrategy':{'type':'OnDelete','rollingUpdate':{'maxUnavailable':-1}}");
    }

    @Test
    void aSelectorThatCannotBeReadIsNotCompared() {
        checkSpec(
                37,
                "'selector':{'matchLabels':{'x':'y'},'matchExpressions':"
                        + "[{'key':'k','operator':'Is'}]}",
                "spec.selector.matchExpressions[0].operator: Invalid value: \"Is\": not a valid"
                        + " selector operator");
        checkSpec(
                25, "'selector':{'matchExpressions':[{'key':'k','operator':'In','values':['-']}]}");
        checkSpec(
                37,
                "'selector':null",
                "spec.template.metadata.labels: Invalid value: {\"a\":\"b\"}: `selector` does not"
                        + " match template `labels`");
    }

    @Test
    void anOwnerIsNamedInFull() {
        String owner = "'ownerReferences':[{'apiVersion':'a/b/c','kind':'','name':'n','uid':'u'}]";
        checkMetadata(
                37,
                owner,
                "metadata.ownerReferences[0].apiVersion: Invalid value: \"a/b/c\": must be"
                        + " <group>/<version> or <version>",
                "metadata.ownerReferences[0].kind: Required value: must not be empty");
        checkMetadata(
                33,
                owner,
                "metadata.ownerReferences.apiVersion: Invalid value: \"a/b/c\": version must not"
                        + " be empty",
                "metadata.ownerReferences.kind: Invalid value: \"\": kind must not be empty");
    }

    @Test
    void keysOfAnnotationsMayBeInAnyCase() {
        checkMetadata(37, "'annotations':{'Example.COM/Key':'x'}");
        checkMetadata(
                37,
                "'labels':{'Example.COM/Key':'x'}",
                "metadata.labels: Invalid value: \"Example.COM/Key\": prefix part a lowercase RFC"
                        + " 1123 subdomain must consist of lower case alphanumeric characters, '-'"
                        + " or '.', and must start and end with an alphanumeric character (e.g."
                        + " 'example.com', regex used for validation is"
                        + " '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')");
    }
}
