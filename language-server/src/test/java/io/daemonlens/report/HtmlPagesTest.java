package io.daemonlens.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.engine.apimachinery.JsonReader;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.report.forecast.PreviewHtml;
import io.daemonlens.report.forecast.RolloutHtml;
import io.daemonlens.text.Wording;
import org.junit.jupiter.api.Test;

/** The pages are drawn from what programs read, in the reader's language. */
class HtmlPagesTest {

    private static final JsonObject PREVIEW =
            JsonReader.readObject(
                    """
                    {"cluster": {"source": "snapshot", "nodes": 3},
                     "previews": [{
                       "name": "agent", "namespace": "team", "kubernetesVersion": "1.37",
                       "placement": {"desiredNumberScheduled": 2, "nodes": [
                         {"name": "n1", "shouldRun": true, "scheduled": true, "reasons": []},
                         {"name": "n2", "shouldRun": true, "scheduled": false,
                          "reasons": [{"text": "Insufficient <cpu>"}]},
                         {"name": "n3", "shouldRun": false, "reasons": []}]},
                       "resources": {"perNode": {"memory": "10M"}, "total": {"memory": "20M"}},
                       "rollout": {"strategy": "RollingUpdate", "maxUnavailable": 1, "maxSurge": 0,
                         "outcome": "complete", "durationSeconds": 840.0,
                         "waves": [{"startSeconds": 0.0, "nodes": ["n1"]},
                                   {"startSeconds": 420.0, "nodes": ["n2"]}]},
                       "revision": {"name": "agent-1", "comparedWith": "git:HEAD",
                         "restartsPods": true,
                         "changes": [{"field": "spec.x", "from": 1, "to": 2, "effect": "restart"}]}}]}
                    """);

    @Test
    void aPreviewSaysWhatTheTerminalSays() {
        assertThat(PreviewHtml.of(PREVIEW, Wording.ENGLISH))
                .contains("<html lang=\"en\">")
                .contains("2 of 3 get a pod, 1 of them pending")
                .contains("<i class=\"warn\" title=\"n2\">")
                .contains("Insufficient &lt;cpu&gt; (1)")
                .contains("<td>10M</td><td>20M</td>")
                .contains("2 waves of 1 · at least 14 min")
                .contains("compared with git:HEAD: restarts pods")
                .contains("<span class=\"badge restart\">restarts pods</span>");
    }

    @Test
    void aPageSpeaksChineseToo() {
        assertThat(PreviewHtml.of(PREVIEW, Wording.CHINESE))
                .contains("<html lang=\"zh-CN\">")
                .contains("3 个节点中有 2 个会运行 Pod，其中 1 个等待调度")
                .contains("2 批")
                .contains("重启 Pod");
        JsonObject report =
                JsonReader.readObject(
                        """
                        {"daemonSet": {"name": "agent"}, "kubernetesVersion": "1.37", "to": "agent-2",
                         "rollout": {"outcome": "stuck", "stuck": {"text": "n1"},
                           "waves": [{"startSeconds": 0, "nodes": ["n1"]}]},
                         "steps": [{"t": 0, "desired": 1, "current": 1}, {"t": 9, "desired": 1}]}
                        """);
        assertThat(RolloutHtml.of(report, Wording.CHINESE))
                .contains("会卡住:n1")
                .contains("无 → agent-2")
                .contains("Pod 数量变化");
    }

    @Test
    void whereNothingIsAcceptedThePageSaysSo() {
        assertThat(PreviewHtml.of(JsonReader.readObject("{\"previews\": []}"), Wording.ENGLISH))
                .contains("There is no DaemonSet here");
    }
}
