package io.daemonlens.engine.apiserver.podsecurity;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apimachinery.JsonReader;
import io.daemonlens.engine.apiserver.podsecurity.PodSecurity.Level;
import io.daemonlens.schemas.KubernetesVersion;
import org.junit.jupiter.api.Test;

class PodSecurityTest {

    @Test
    void privilegedForbidsNothing() {
        check(Level.PRIVILEGED, 37, "'hostNetwork':true,'containers':[{'name':'c'}]", null);
    }

    @Test
    void baselineNamesWhatReachesTheHost() {
        check(
                Level.BASELINE,
                37,
                "'hostNetwork':true,'hostPID':true,'volumes':[{'name':'varlog','hostPath':{}}],"
                        + "'containers':[{'name':'c','ports':[{'hostPort':80},{'hostPort':9}]},"
                        + "{'name':'d','ports':[{'hostPort':81}]}]",
                "would violate PodSecurity \"baseline:latest\": host namespaces (hostNetwork=true,"
                        + " hostPID=true), hostPath volumes (volume \"varlog\"), hostPort"
                        + " (containers \"c\", \"d\" use hostPorts 80, 81, 9)");
    }

    @Test
    void baselineNamesWhatBreaksOut() {
        check(
                Level.BASELINE,
                30,
                "'securityContext':{'seLinuxOptions':{'type':'x','user':'u','role':'r'},"
                        + "'sysctls':[{'name':'net.ipv4.tcp_rmem'},{'name':'kernel.msgmax'}]},"
                        + "'containers':[{'name':'c','securityContext':{'privileged':true,"
                        + "'capabilities':{'add':['NET_ADMIN','CHOWN']},'procMount':'Unmasked',"
                        + "'seLinuxOptions':{'type':'container_t','user':'u'},"
                        + "'seccompProfile':{'type':'Unconfined'}}}]",
                "would violate PodSecurity \"baseline:latest\": non-default capabilities (container"
                        + " \"c\" must not include \"NET_ADMIN\" in"
                        + " securityContext.capabilities.add), privileged (container \"c\" must"
                        + " not set securityContext.privileged=true), procMount (container \"c\""
                        + " must not set securityContext.procMount to \"Unmasked\"),"
                        + " seLinuxOptions (pod and container \"c\" set forbidden"
                        + " securityContext.seLinuxOptions: type \"x\"; user may not be set; role"
                        + " may not be set), seccompProfile (container \"c\" must not set"
                        + " securityContext.seccompProfile.type to \"Unconfined\"), forbidden"
                        + " sysctls (net.ipv4.tcp_rmem, kernel.msgmax)");
    }

    @Test
    void restrictedAsksForHardening() {
        check(
                Level.RESTRICTED,
                37,
                "'volumes':[{'name':'a','hostPath':{}},{'name':'b','nfs':{}},"
                        + "{'name':'c','secret':{}}],'containers':[{'name':'c'}]",
                "would violate PodSecurity \"restricted:latest\": allowPrivilegeEscalation != false"
                        + " (container \"c\" must set"
                        + " securityContext.allowPrivilegeEscalation=false), unrestricted"
                        + " capabilities (container \"c\" must set"
                        + " securityContext.capabilities.drop=[\"ALL\"]), restricted volume types"
                        + " (volumes \"a\", \"b\" use restricted volume types \"hostPath\","
                        + " \"nfs\"), runAsNonRoot != true (pod or container \"c\" must set"
                        + " securityContext.runAsNonRoot=true), seccompProfile (pod or container"
                        + " \"c\" must set securityContext.seccompProfile.type to"
                        + " \"RuntimeDefault\" or \"Localhost\")");
    }

    @Test
    void aHardenedPodKeepsToRestricted() {
        check(
                Level.RESTRICTED,
                37,
                "'securityContext':{'runAsNonRoot':true,'runAsUser':65534,"
                        + "'seccompProfile':{'type':'RuntimeDefault'}},'containers':[{'name':'c',"
                        + "'securityContext':{'allowPrivilegeEscalation':false,"
                        + "'capabilities':{'drop':['ALL'],'add':['NET_BIND_SERVICE']}}}]",
                null);
    }

    private static void check(Level level, int minor, String podSpec, String warning) {
        Field template =
                Field.of(
                        JsonReader.readObject(
                                "{'spec':{SPEC}}".replace("SPEC", podSpec).replace('\'', '"')));
        assertThat(PodSecurity.warning(template, level, KubernetesVersion.of(minor)))
                .isEqualTo(warning);
    }
}
