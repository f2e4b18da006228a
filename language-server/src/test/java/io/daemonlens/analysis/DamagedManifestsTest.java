package io.daemonlens.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.SampleManifests;
import io.daemonlens.findings.Finding;
import io.daemonlens.settings.Settings;
import io.daemonlens.settings.Severity;
import io.daemonlens.text.Document;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Every manifest of ours without one of its lines, and cut off at any character: it is answered
 * without a failure, and one missing line is told as one error beside it.
 */
class DamagedManifestsTest {

    /** Each test takes one of so many lines and characters; {@code 1} takes all. */
    private static final int STRIDE = Integer.getInteger("daemonlens.stride", 1);

    private static final double ONE_ERROR = 0.97;
    private static final double NEAR = 0.9;
    private static final int NEAR_LINES = 2;

    private static List<Finding> errors(String text) {
        return Analysis.of(Document.of("agent.yaml", text), Settings.defaults()).findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
    }

    private static List<String> texts() throws IOException {
        List<String> texts = new ArrayList<>();
        List<Path> files = new ArrayList<>(SampleManifests.own());
        files.addAll(SampleManifests.files(Path.of("../examples")));
        for (Path file : files) {
            if (!file.toString().endsWith(".yaml")) {
                continue;
            }
            String text = Files.readString(file, StandardCharsets.UTF_8);
            if (text.contains("DaemonSet")
                    && text.indexOf('\uFFFD') < 0
                    && errors(text).isEmpty()) {
                texts.add(text);
            }
        }
        assertThat(texts).hasSizeGreaterThan(8);
        return texts;
    }

    @Test
    void aMissingLineIsOneErrorBesideIt() throws IOException {
        int all = 0;
        int one = 0;
        int told = 0;
        int near = 0;
        List<String> far = new ArrayList<>();
        int turn = 0;
        for (String text : texts()) {
            String[] lines = text.split("\n", -1);
            for (int i = 0; i < lines.length; i++) {
                if (turn++ % STRIDE != 0) {
                    continue;
                }
                String damaged = without(lines, i);
                List<Finding> errors = errors(damaged);
                assertThat(errors).noneMatch(each -> each.code().equals("internal-error"));
                all++;
                one += errors.size() <= 1 ? 1 : 0;
                if (errors.isEmpty()) {
                    continue;
                }
                told++;
                int distance = distance(damaged, errors, i);
                near += distance <= NEAR_LINES ? 1 : 0;
                if (distance > NEAR_LINES || errors.size() > 1) {
                    far.add(
                            errors.size()
                                    + " errors, "
                                    + distance
                                    + " away, without: "
                                    + lines[i]
                                    + "   "
                                    + errors.get(0).message());
                }
            }
        }
        String shown = "\n" + String.join("\n", far.subList(0, Math.min(far.size(), 60)));
        assertThat(one).as(all + " lines" + shown).isGreaterThanOrEqualTo((int) (all * ONE_ERROR));
        assertThat(near).as(told + " told" + shown).isGreaterThanOrEqualTo((int) (told * NEAR));
    }

    private static String without(String[] lines, int gone) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines.length; i++) {
            if (i != gone) {
                text.append(lines[i]).append(i + 1 < lines.length ? "\n" : "");
            }
        }
        return text.toString();
    }

    private static int distance(String text, List<Finding> errors, int gone) {
        Document document = Document.of("a", text);
        int least = Integer.MAX_VALUE;
        for (Finding error : errors) {
            int first = document.lines().line(error.range().start());
            int last = document.lines().line(error.range().end());
            int away = first > gone ? first - gone : Math.max(0, gone - 1 - last);
            least = Math.min(least, away);
        }
        return least;
    }

    @Test
    void everyBeginningIsAnswered() throws IOException {
        int turn = 0;
        for (String text : texts()) {
            for (int end = 0; end <= text.length(); end++) {
                if (turn++ % (STRIDE * 64) == 0) {
                    assertThat(errors(text.substring(0, end)))
                            .noneMatch(each -> each.code().equals("internal-error"));
                }
            }
        }
    }
}
