package io.daemonlens.engine.apiserver.validation.container;

import static io.daemonlens.engine.apiserver.validation.CheckPodSpec.checkContainer;
import static io.daemonlens.engine.apiserver.validation.CheckPodSpec.checkSpec;
import static io.daemonlens.engine.apiserver.validation.CheckPodSpec.container;

import org.junit.jupiter.api.Test;

class ContainerRulesTest {

    private static final String MORE_HANDLERS =
            "Forbidden: may not specify more than 1 handler type";

    @Test
    void aPodHasContainersWithDifferentNames() {
        checkSpec(37, "'containers':[]", "containers: Required value");
        checkSpec(
                37,
                "'containers':[{'name':'c','image':'i'},{'name':'c','image':'i'}]",
                "containers[1].name: Duplicate value: \"c\"");
        checkSpec(
                37,
                "'initContainers':[{'name':'c','image':'i'}]," + container(""),
                "initContainers[0].name: Duplicate value: \"c\"");
    }

    @Test
    void initContainersOfTheSameNameAreNamedTwiceUpTo124() {
        String twice =
                "'initContainers':[{'name':'i','image':'i'},{'name':'i','image':'i'}],"
                        + container("");
        String error = "initContainers[1].name: Duplicate value: \"i\"";
        checkSpec(25, twice, error);
        checkSpec(24, twice, error, error);
    }

    @Test
    void probesComeLastFrom125() {
        String probeAndPort = "'readinessProbe':{},'ports':[{'containerPort':0}]";
        String probe = ".readinessProbe: Required value: must specify a handler type";
        String port = ".ports[0].containerPort: Required value";
        checkContainer(25, probeAndPort, port, probe);
        checkContainer(24, probeAndPort, probe, port);
    }

    @Test
    void startupProbesAreCheckedTwiceFrom121To124() {
        String probe = "'startupProbe':{'exec':{}}";
        String error = ".startupProbe.exec.command: Required value";
        checkContainer(25, probe, error);
        checkContainer(24, probe, error, error);
        checkContainer(21, probe, error, error);
        checkContainer(20, probe, error);
    }

    @Test
    void theGracePeriodOfAProbeIsLookedAtFrom122() {
        String probe =
                "'readinessProbe':{'tcpSocket':{'port':1},'terminationGracePeriodSeconds':0}";
        String field = ".readinessProbe.terminationGracePeriodSeconds: Invalid value: 0: ";
        String never = field + "must not be set for readinessProbes";
        checkContainer(21, probe, never);
        checkContainer(22, probe, never, field + "must be greater than 0");
    }

    @Test
    void aHandlerDoesOneThing() {
        checkContainer(
                37,
                "'livenessProbe':{'tcpSocket':{'port':1},'exec':{'command':['x']}}",
                ".livenessProbe.tcpSocket: " + MORE_HANDLERS);
        checkContainer(
                37,
                "'livenessProbe':{'httpGet':{'port':'80','scheme':'Http',"
                        + "'httpHeaders':[{'name':'a b','value':''}]}}",
                ".livenessProbe.httpGet.port: Invalid value: \"80\": must contain at least one"
                        + " letter (a-z)",
                ".livenessProbe.httpGet.scheme: Unsupported value: \"Http\": supported values:"
                        + " \"HTTP\", \"HTTPS\"",
                ".livenessProbe.httpGet.httpHeaders: Invalid value: \"a b\": a valid HTTP header"
                        + " must consist of alphanumeric characters or '-' (e.g. 'X-Header-Name',"
                        + " regex used for validation is '[-A-Za-z0-9]+')");
    }

    @Test
    void sleepingEndsWithinTheGracePeriod() {
        String asleep = "'lifecycle':{'preStop':{'sleep':{'seconds':%d}}}";
        String error = ".lifecycle.preStop.sleep: Invalid value: %d: must be ";
        checkContainer(37, String.format(asleep, 30));
        checkContainer(37, String.format(asleep, 0));
        checkContainer(
                37,
                String.format(asleep, 31),
                String.format(error, 31)
                        + "non-negative and less than terminationGracePeriodSeconds (30)");
        checkContainer(
                31,
                String.format(asleep, 0),
                String.format(error, 0)
                        + "greater than 0 and less than terminationGracePeriodSeconds (30)");
    }

    @Test
    void onlySidecarsHaveProbesAmongInitContainers() {
        String init = "'initContainers':[{'name':'i','image':'i','livenessProbe':{'exec':{}}%s}],";
        String may =
                "initContainers[0].livenessProbe: Forbidden: may not be set for init containers";
        checkSpec(
                37, String.format(init, "") + container(""), may + " without restartPolicy=Always");
        checkSpec(26, String.format(init, "") + container(""), may);
        checkSpec(
                37,
                String.format(init, ",'restartPolicy':'Always'") + container(""),
                "initContainers[0].livenessProbe.exec.command: Required value");
    }

    @Test
    void onlyContainersOfSomeMinorsHaveTheirOwnRestartPolicy() {
        String never = "'restartPolicy':'Never'";
        checkContainer(37, never);
        checkContainer(34, never);
        checkContainer(
                33, never, ".restartPolicy: Forbidden: may not be set for non-init containers");
    }

    @Test
    void ephemeralContainersAreNeverAloneInTheirFaults() {
        String ephemeral =
                container("") + ",'ephemeralContainers':[{'name':'e','image':'i ','ports':[]}]";
        String forbidden =
                "ephemeralContainers: Forbidden: ephemeral containers not allowed in pod template";
        String blank =
                ".image: Invalid value: \"i \": must not have leading or trailing whitespace";
        String ports =
                "ephemeralContainers[0].ports: Forbidden: cannot be set for an Ephemeral Container";
        checkSpec(37, ephemeral, "ephemeralContainers[0]" + blank, ports, forbidden);
        checkSpec(24, ephemeral, "ephemeralContainers[0][0]" + blank, ports, forbidden);
        checkSpec(22, ephemeral);
    }

    @Test
    void aPortOfTheNodeIsTakenOnce() {
        String ports =
                "'ports':[{'containerPort':1,'hostPort':9},{'containerPort':2,'hostPort':9}]";
        checkContainer(37, ports, ".ports[1].hostPort: Duplicate value: \"TCP//9\"");
        checkSpec(
                37,
                container("")
                        + ",'initContainers':[{'name':'i','image':'i'},"
                        + "{'name':'j','image':'i',"
                        + ports
                        + "}]",
                "initContainers[0].ports[1].hostPort: Duplicate value: \"TCP//9\"");
    }

    @Test
    void hostNetworkMakesPortsEqual() {
        String spec =
                "'hostNetwork':true," + container("'ports':[{'containerPort':1,'hostPort':2}]");
        checkSpec(
                28,
                spec,
                ".ports[0].hostPort: Invalid value: 2: must match `containerPort` when"
                        + " `hostNetwork` is true");
        checkSpec(
                26,
                spec,
                ".ports[0].containerPort: Invalid value: 1: must match `hostPort` when"
                        + " `hostNetwork` is true");
    }
}
