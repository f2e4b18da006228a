package io.daemonlens.engine.apiserver.validation.warnings;

import static io.daemonlens.engine.apiserver.validation.CheckDaemonSet.checkWarnings;

import org.junit.jupiter.api.Test;

class WarningsTest {

    @Test
    void labelsThatHaveGoneOutOfUse() {
        String selector = "'nodeSelector':{'node-role.kubernetes.io/master':''}";
        checkWarnings(
                31,
                "",
                selector,
                "spec.template.spec.nodeSelector[node-role.kubernetes.io/master]: use"
                        + " \"node-role.kubernetes.io/control-plane\" instead");
        checkWarnings(30, "", selector);
    }

    @Test
    void filesThatLieOnEachOther() {
        checkWarnings(
                37,
                "",
                "'volumes':[{'name':'v','configMap':{'name':'m','items':["
                        + "{'key':'a','path':'d/'},{'key':'b','path':'d/e'},"
                        + "{'key':'c','path':'de'}]}}]",
                "volume \"v\" (ConfigMap \"m\"): overlapping paths: \"d/e\" with \"d\"");
    }

    @Test
    void aSourceWithoutFilesIsComparedAsTheOneBefore() {
        checkWarnings(
                37,
                "",
                "'volumes':[{'name':'v','projected':{'sources':["
                        + "{'secret':{'name':'s','items':[{'key':'a','path':'p'}]}},"
                        + "{'configMap':{'name':'m'}},{}]}}]",
                "volume \"v\" (Projected): overlapping paths: \"p\" (Secret \"s\") with \"p\""
                        + " (Secret \"s\")",
                "volume \"v\" (Projected) has no sources provided");
    }

    @Test
    void portsOfAllContainersAreCompared() {
        String containers =
                "'initContainers':[{'name':'i','image':'i','ports':[{'name':'web',"
                        + "'containerPort':80}]},{'name':'j','image':'i','ports':[{'name':'web',"
                        + "'containerPort':80,'hostPort':8080}]}]";
        checkWarnings(
                33,
                "",
                containers,
                "spec.template.spec.initContainers[1].ports[0]: overlapping port definition with"
                        + " spec.template.spec.initContainers[0].ports[0]",
                "spec.template.spec.initContainers[1].ports[0]: duplicate port name \"web\" with"
                        + " spec.template.spec.initContainers[0].ports[0], services and probes"
                        + " that select ports by name will use"
                        + " spec.template.spec.initContainers[0].ports[0]");
        checkWarnings(26, "", containers);
    }

    @Test
    void profilesInAnnotations() {
        String annotation =
                "'annotations':{'container.apparmor.security.beta.kubernetes.io/c':'unconfined'}";
        checkWarnings(
                30,
                annotation,
                "",
                "spec.template.metadata.annotations[container.apparmor.security.beta.kubernetes.io/c]:"
                        + " deprecated since v1.30; use the \"appArmorProfile\" field instead");
        checkWarnings(
                30, annotation, "'securityContext':{'appArmorProfile':{'type':'Unconfined'}}");
    }
}
