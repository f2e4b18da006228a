package io.daemonlens.engine.apiserver.validation;

import static io.daemonlens.engine.apiserver.validation.CheckPodSpec.checkContainer;
import static io.daemonlens.engine.apiserver.validation.CheckPodSpec.checkSpec;
import static io.daemonlens.engine.apiserver.validation.CheckPodSpec.container;

import org.junit.jupiter.api.Test;

class SecurityRulesTest {

    @Test
    void profilesNameAFileOnlyWhenLocal() {
        checkContainer(
                37,
                "'securityContext':{'seccompProfile':{'type':'Unconfined','localhostProfile':''}}",
                ".securityContext.seccompProfile.localhostProfile: Invalid value:"
                        + " {\"Type\":\"Unconfined\",\"LocalhostProfile\":\"\"}: can only be set"
                        + " when seccomp type is Localhost");
        checkContainer(
                30,
                "'securityContext':{'appArmorProfile':{'type':'Localhost','localhostProfile':' '}}",
                ".securityContext.appArmorProfile.localhostProfile: Invalid value: \" \": must not"
                        + " be padded with whitespace");
        checkContainer(29, "'securityContext':{'runAsUser':0}");
    }

    @Test
    void idsAreNotNegative() {
        checkSpec(
                37,
                "'securityContext':{'fsGroup':-1,'supplementalGroups':[1,2147483648]},"
                        + container("'securityContext':{'runAsGroup':-5}"),
                ".securityContext.runAsGroup: Invalid value: -5: must be between 0 and"
                        + " 2147483647, inclusive",
                "securityContext.fsGroup: Invalid value: -1: must be between 0 and 2147483647,"
                        + " inclusive",
                "securityContext.supplementalGroups[1]: Invalid value: 2147483648: must be between"
                        + " 0 and 2147483647, inclusive");
    }

    @Test
    void sysctlsOfTheHostStayTheHosts() {
        String sysctls =
                "'hostNetwork':true,'securityContext':{'sysctls':[{'name':'net/core/x',"
                        + "'value':'1'}]},"
                        + container("");
        checkSpec(
                29,
                sysctls,
                "securityContext.sysctls[0].name: Invalid value: \"net/core/x\": may not be"
                        + " specified when 'hostNetwork' is true");
        checkSpec(28, sysctls);
        checkSpec(
                24,
                sysctls,
                "securityContext.sysctls[0].name: Invalid value: \"net/core/x\": must have at most"
                        + " 253 characters and match regex"
                        + " ([a-z0-9]([-_a-z0-9]*[a-z0-9])?\\.)*[a-z0-9]([-_a-z0-9]*[a-z0-9])?");
    }

    @Test
    void processesAreSharedInOneWay() {
        String both = "'hostPID':true,'shareProcessNamespace':true," + container("");
        String error =
                "shareProcessNamespace: Invalid value: true: ShareProcessNamespace and HostPID"
                        + " cannot both be enabled";
        checkSpec(37, both, error);
        checkSpec(36, both, "securityContext." + error);
    }

    @Test
    void seLinuxLabelsAreMountedFrom137() {
        String mount = "'securityContext':{'seLinuxChangePolicy':'MountOption'}," + container("");
        checkSpec(37, mount);
        checkSpec(
                36,
                mount,
                "securityContext.seLinuxChangePolicy: Unsupported value: \"MountOption\":"
                        + " supported values: \"Recursive\"");
    }

    @Test
    void windowsUsersHaveADomainAtMost() {
        String user =
                "'securityContext':{'windowsOptions':{'runAsUserName':'%s'}}," + container("");
        String at = "securityContext.windowsOptions.runAsUserName: Invalid value: ";
        checkSpec(37, String.format(user, "NT AUTHORITY\\\\SYSTEM"));
        checkSpec(
                37,
                String.format(user, "a\\\\b\\\\c"),
                at + "\"a\\\\b\\\\c\": runAsUserName cannot contain more than one backslash");
        checkSpec(
                37,
                String.format(user, ".x\\\\..."),
                at
                        + "\".x\\\\...\": runAsUserName's Domain doesn't match the NetBios nor the"
                        + " DNS format",
                at + "\".x\\\\...\": runAsUserName's User cannot contain only periods or spaces");
    }

    @Test
    void anOsForbidsTheOtherOnesFields() {
        String windows =
                "'os':{'name':'windows'},'hostPID':true,'securityContext':{'fsGroup':1},"
                        + container("'securityContext':{'privileged':false}");
        checkSpec(
                36,
                windows,
                "hostPID: Forbidden: cannot be set for a windows pod",
                "securityContext.fsGroup: Forbidden: cannot be set for a windows pod",
                ".securityContext.privileged: Forbidden: cannot be set for a windows pod");
        checkSpec(
                37,
                windows,
                "securityContext.fsGroup: Forbidden: cannot be set for a windows pod",
                "hostPID: Forbidden: cannot be set for a windows pod",
                ".securityContext.privileged: Forbidden: cannot be set for a windows pod");
        checkSpec(
                37,
                "'os':{'name':'mac'}," + container(""),
                "os: Unsupported value: \"mac\": supported values: \"linux\", \"windows\"");
        checkSpec(
                33,
                "'os':{'name':''}," + container(""),
                "os.name: Required value: cannot be empty");
    }

    @Test
    void hostProcessIsAllOrNothing() {
        String one =
                "'containers':[{'name':'a','image':'i','securityContext':{'windowsOptions':"
                        + "{'hostProcess':true}}},{'name':'b','image':'i'}]";
        checkSpec(
                37,
                one,
                "spec.template.spec: Invalid value: \"\": If pod contains any hostProcess"
                        + " containers then all containers must be HostProcess containers",
                "hostNetwork: Invalid value: false: hostNetwork must be true if pod contains any"
                        + " hostProcess containers");
        String gate = "when feature gate 'WindowsHostProcessContainers' is not enabled";
        checkSpec(
                22,
                one,
                ".securityContext.windowsOptions.hostProcess: Forbidden: not allowed " + gate,
                "spec.template.spec: Forbidden: pod must not contain Windows hostProcess"
                        + " containers "
                        + gate);
        checkSpec(21, one);
    }
}
