package io.daemonlens.engine.apps;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.engine.apimachinery.JsonReader;
import io.daemonlens.schemas.ApiTypes;
import io.daemonlens.schemas.GroupVersionKind;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.List;
import org.junit.jupiter.api.Test;

class RevisionDiffTest {

    private static final String CONTAINERS = "spec.template.spec.containers";

    @Test
    void aContainerIsFoundByItsNameWhereverItStands() {
        check(
                pod("{'containers':[{'name':'a','image':'a:1'},{'name':'b','image':'b:1'}]}"),
                pod("{'containers':[{'name':'b','image':'b:2'},{'name':'a','image':'a:1'}]}"),
                "CHANGED restart " + CONTAINERS + "[b].image \"b:1\" -> \"b:2\"",
                "REORDERED restart " + CONTAINERS + " [\"a\",\"b\"] -> [\"b\",\"a\"]");
    }

    @Test
    void anAddedAndARemovedItemAreToldApart() {
        check(
                pod("{'containers':[{'name':'a','env':[{'name':'X','value':'1'}]}]}"),
                pod("{'containers':[{'name':'a','env':[{'name':'Y','value':'1'}]}]}"),
                "ADDED restart "
                        + CONTAINERS
                        + "[a].env[Y] null -> {\"name\":\"Y\",\"value\":\"1\"}",
                "REMOVED restart "
                        + CONTAINERS
                        + "[a].env[X] {\"name\":\"X\",\"value\":\"1\"} -> null");
    }

    @Test
    void argumentsAreComparedInOrder() {
        check(
                pod("{'containers':[{'name':'a','args':['-v','-x']}]}"),
                pod("{'containers':[{'name':'a','args':['-v','-y']}]}"),
                "CHANGED restart " + CONTAINERS + "[a].args[1] \"-x\" -> \"-y\"");
    }

    @Test
    void aTolerationMovesPodsAndAStrategyChangesTheRollout() {
        check(
                "{'spec':{'updateStrategy':{'type':'OnDelete'},'template':{'spec':{}}}}",
                "{'spec':{'updateStrategy':{'type':'RollingUpdate'},'template':{'spec':{'tolerations':[{'operator':'Exists'}]}}}}",
                "ADDED placement spec.template.spec.tolerations null -> [{\"operator\":\"Exists\"}]",
                "CHANGED rollout spec.updateStrategy.type \"OnDelete\" -> \"RollingUpdate\"");
    }

    @Test
    void tolerationsInAnotherOrderMoveNothing() {
        check(
                pod("{'tolerations':[{'key':'a'},{'key':'b'}]}"),
                pod("{'tolerations':[{'key':'b'},{'key':'a'}]}"),
                "REORDERED restart spec.template.spec.tolerations [{\"key\":\"a\"},{\"key\":\"b\"}]"
                        + " -> [{\"key\":\"b\"},{\"key\":\"a\"}]");
    }

    @Test
    void anEmptyStructIsTheSameAsNone() {
        check(
                pod("{'containers':[{'name':'a'}]}"),
                pod("{'containers':[{'name':'a','resources':{}}]}"));
        check(
                pod("{'containers':[{'name':'a'}]}"),
                pod("{'containers':[{'name':'a','securityContext':{}}]}"),
                "ADDED restart " + CONTAINERS + "[a].securityContext null -> {}");
    }

    @Test
    void labelsOfTheObjectChangeNothingAtRunTime() {
        check(
                "{'metadata':{'labels':{'a':'1'}}}",
                "{'metadata':{'labels':{'a':'2','b':'1'}}}",
                "CHANGED none metadata.labels[a] \"1\" -> \"2\"",
                "ADDED none metadata.labels[b] null -> \"1\"");
    }

    @Test
    void whatOnlyTheServerSetsIsNoChange() {
        check(
                "{'metadata':{'generation':1,'uid':'u','annotations':{'deprecated.daemonset.template.generation':'1'}}}",
                "{'metadata':{'generation':2,'annotations':{'deprecated.daemonset.template.generation':'2'}},'status':{'numberReady':1}}");
    }

    private static String pod(String spec) {
        return "{'spec':{'template':{'spec':" + spec + "}}}";
    }

    private static void check(String from, String to, String... expected) {
        List<Change> changes =
                RevisionDiff.between(
                        JsonReader.readObject(from.replace('\'', '"')),
                        JsonReader.readObject(to.replace('\'', '"')),
                        ApiTypes.of(KubernetesVersion.of(34))
                                .root(GroupVersionKind.of("apps/v1", "DaemonSet")));
        assertThat(changes)
                .extracting(
                        c ->
                                c.kind()
                                        + " "
                                        + c.effect().word()
                                        + " "
                                        + c.label()
                                        + " "
                                        + c.from()
                                        + " -> "
                                        + c.to())
                .containsExactly(expected);
    }
}
