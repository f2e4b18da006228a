package io.daemonlens.engine.apiserver.validation;

import static io.daemonlens.engine.apiserver.validation.CheckPodSpec.checkContainer;
import static io.daemonlens.engine.apiserver.validation.CheckPodSpec.checkSpec;
import static io.daemonlens.engine.apiserver.validation.CheckPodSpec.container;

import org.junit.jupiter.api.Test;

class ContainerPartRulesTest {

    @Test
    void variablesAreCalledMoreFreelyFrom132() {
        checkContainer(32, "'env':[{'name':'a b'}]");
        checkContainer(
                31,
                "'env':[{'name':'a b'}]",
                ".env[0].name: Invalid value: \"a b\": a valid environment variable name must"
                        + " consist of alphabetic characters, digits, '_', '-', or '.', and must not"
                        + " start with a digit (e.g. 'my.env-name',  or 'MY_ENV.NAME',  or"
                        + " 'MyEnvName1', regex used for validation is '[-._a-zA-Z][-._a-zA-Z0-9]*')");
    }

    @Test
    void aVariableHasOneSource() {
        checkContainer(
                37,
                "'env':[{'name':'A','value':'x','valueFrom':{'fieldRef':{'fieldPath':'spec.host'}}},"
                        + "{'name':'B','valueFrom':{}}]",
                ".env[0].valueFrom: Invalid value: \"\": may not be specified when `value` is not"
                        + " empty",
                ".env[1].valueFrom: Invalid value: \"\": must specify one of: `fieldRef`,"
                        + " `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef` or `fileKeyRef`");
        checkContainer(
                37,
                "'envFrom':[{'prefix':'P'}]",
                ".envFrom: Invalid value: \"\": must specify one of: `configMapRef` or"
                        + " `secretRef`");
        checkContainer(37, "'envFrom':[{'secretRef':{'name':'prefix-'}}]");
    }

    @Test
    void aFieldReferenceNamesAFieldItMay() {
        String ref = "'env':[{'name':'A','valueFrom':{'fieldRef':{'fieldPath':'%s'}}}]";
        String at = ".env[0].valueFrom.fieldRef";
        checkContainer(37, String.format(ref, "status.hostIPs"));
        checkContainer(
                28,
                String.format(ref, "status.hostIPs"),
                at + ": Forbidden: may not be set when feature gate 'PodHostIPs' is not enabled");
        checkContainer(
                26,
                String.format(ref, "status.hostIPs"),
                at
                        + ".fieldPath: Invalid value: \"status.hostIPs\": error converting"
                        + " fieldPath: field label not supported: status.hostIPs");
        checkContainer(
                16,
                String.format(ref, "metadata.labels"),
                at
                        + ".fieldPath: Unsupported value: \"metadata.labels\": supported values:"
                        + " \"metadata.name\", \"metadata.namespace\", \"metadata.uid\","
                        + " \"spec.nodeName\", \"spec.serviceAccountName\", \"status.hostIP\","
                        + " \"status.podIP\"");
    }

    @Test
    void mountsForgetTheirNumberInSomePaths() {
        checkContainer(
                37,
                "'volumeMounts':[{'name':'v','mountPath':'/a','subPath':'/x',"
                        + "'mountPropagation':'Bidirectional'},{'name':'','mountPath':'/a'}]",
                ".volumeMounts[0].name: Not found: \"v\"",
                ".volumeMounts.subPath: Invalid value: \"/x\": must be a relative path",
                ".volumeMounts.mountPropagation: Forbidden: Bidirectional mount propagation is"
                        + " available only to privileged containers",
                ".volumeMounts[1].name: Required value",
                ".volumeMounts[1].name: Not found: \"\"",
                ".volumeMounts[1].mountPath: Invalid value: \"/a\": must be unique");
    }

    @Test
    void devicesAreClaims() {
        checkSpec(
                23,
                "'volumes':[{'name':'e','emptyDir':{}}],"
                        + container("'volumeDevices':[{'name':'e','devicePath':'/dev/../x'}]"),
                ".volumeDevices[0].name: Invalid value: \"e\": can only use volume source type of"
                        + " PersistentVolumeClaim or Ephemeral for block mode",
                ".volumeDevices[0].devicePath: Invalid value: \"/dev/../x\": can not contain"
                        + " backsteps ('..')");
    }

    @Test
    void requestsStayWithinLimits() {
        String cpu = "'resources':{'requests':{'cpu':'2'},'limits':{'cpu':'1'}}";
        String error =
                ".resources.requests: Invalid value: \"2\": must be less than or equal to cpu";
        checkContainer(37, cpu, error + " limit of 1");
        checkContainer(26, cpu, error + " limit");
        checkContainer(
                37,
                "'resources':{'requests':{'x.io/gpu':'1'}}",
                ".resources.limits: Required value: Limit must be set for non overcommitable"
                        + " resources");
    }

    @Test
    void resourcesAreCalledWhatResourcesAreCalled() {
        String foo = "'resources':{'limits':{'foo':'1'}}";
        String type = "must be a standard resource type or fully qualified";
        String standard = "must be a standard resource for containers";
        checkContainer(
                34,
                foo,
                ".resources.limits[foo]: Invalid value: \"foo\": " + type,
                ".resources.limits[foo]: Invalid value: \"foo\": " + standard);
        checkContainer(
                33,
                foo,
                ".resources.limits[foo]: Invalid value: foo: " + type,
                ".resources.limits[foo]: Invalid value: foo: " + standard);
    }

    @Test
    void hugePagesComeWholeAndNotAlone() {
        String pages = "'resources':{'limits':{'hugepages-2Mi':'3Mi'}}";
        String whole =
                ".resources.limits[hugepages-2Mi]: Invalid value: \"3Mi\": 3Mi is not positive"
                        + " integer multiple of hugepages-2Mi";
        String alone = ".resources: Forbidden: HugePages require cpu or memory";
        checkContainer(21, pages, whole, alone);
        checkContainer(20, pages, alone);
    }

    @Test
    void thePodsResourcesHoldItsContainers() {
        checkSpec(
                34,
                "'resources':{'requests':{'cpu':'1'}},'initContainers':[{'name':'s','image':'i',"
                        + "'restartPolicy':'Always','resources':{'requests':{'cpu':'600m'}}},"
                        + "{'name':'i','image':'i','resources':{'requests':{'cpu':'300m'}}}],"
                        + container("'resources':{'requests':{'cpu':'500m','memory':'1Gi'}}"),
                "resources.requests[cpu]: Invalid value: \"1\": must be greater than or equal to"
                        + " aggregate container requests of 1100m");
    }

    @Test
    void claimsAreThePodsAndUsedOnce() {
        checkSpec(
                37,
                "'resourceClaims':[{'name':'b','resourceClaimName':'x'},"
                        + "{'name':'a','resourceClaimName':'y'}],"
                        + container(
                                "'resources':{'claims':[{'name':'a','request':'r'},{'name':'a'},"
                                        + "{'name':'z'}]}"),
                ".resources.claims[1]: Duplicate value: \"a\"",
                ".resources.claims[2]: Not found: \"z\": must be one of the names in"
                        + " pod.spec.resourceClaims: a, b");
    }
}
