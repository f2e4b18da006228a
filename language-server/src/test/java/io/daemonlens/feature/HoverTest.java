package io.daemonlens.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.settings.Settings;
import org.junit.jupiter.api.Test;

/** What is told of the field under the cursor. */
class HoverTest {

    private static final String HEAD = "apiVersion: apps/v1\nkind: DaemonSet\n";

    /** The field's name, the range it covers, and words that the answer holds. */
    private static void check(String marked, String name, String range, String... words) {
        Marked at = Marked.of(marked);
        Hover hover = Hover.at(at.text(), at.offset(), Settings.defaults());
        assertThat(hover).as(marked).isNotNull();
        assertThat(hover.markdown()).startsWith("**" + name + "**").contains(words);
        assertThat(hover.range().of(at.text())).isEqualTo(range);
    }

    private static void checkNothing(String marked) {
        Marked at = Marked.of(marked);
        assertThat(Hover.at(at.text(), at.offset(), Settings.defaults())).as(marked).isNull();
    }

    @Test
    void aKeyTellsItsField() {
        String text = HEAD + "spec:\n  updateStrategy:\n    rollingUpdate:\n      max<|>Surge: 1\n";
        check(text, "maxSurge", "maxSurge", "since Kubernetes 1.21", "restarts no pod");
    }

    @Test
    void aValueTellsTheFieldItIsOf() {
        check(HEAD + "spec:\n  minReadySeconds: 1<|>0\n", "minReadySeconds", "10", "whole number");
    }

    @Test
    void whatRestartsPodsIsSaid() {
        check(
                HEAD + "spec:\n  template:\n    spec:\n      containers:\n      - na<|>me: a\n",
                "name",
                "name",
                "restarts the pods");
        check(HEAD + "spec:\n  sel<|>ector: {}\n", "selector", "selector", "cannot be changed");
    }

    @Test
    void itIsAnsweredWhileTheTextIsBroken() {
        check(
                HEAD + "spec:\n  broken\n  temp<|>late:\n",
                "template",
                "template",
                "PodTemplateSpec");
    }

    @Test
    void blanksCommentsAndUnknownKeysTellNothing() {
        checkNothing(HEAD + "<|>\nspec: {}\n");
        checkNothing(HEAD + "spec: {} # sp<|>ec\n");
        checkNothing(HEAD + "sp<|>ecc: {}\n");
        checkNothing("apiVersion: v1\nkind: Service\nsp<|>ec: {}\n");
    }

    @Test
    void aQuotedKeyFromItsFirstQuoteOn() {
        check(
                HEAD + "spec:\n  <|>'minReadySeconds': 5\n",
                "minReadySeconds",
                "minReadySeconds",
                "whole number");
        Marked label =
                Marked.of(HEAD + "metadata:\n  labels:\n    \"app.kubernetes.io/na<|>me\": x\n");
        assertThat(Hover.at(label.text(), label.offset(), Settings.defaults()).markdown())
                .startsWith("`app.kubernetes.io/name`: The name of the application");
    }
}
