package io.daemonlens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The examples of the page about what-if questions, run as they stand there. */
class DocumentedWhatIfTest {

    private static final Path TOP = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern EXAMPLE =
            Pattern.compile("```console\n\\$ daemonlens ([^\n]*)\n(.*?)```", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    @Test
    void everyExampleSaysWhatThePageSays() throws Exception {
        String page = Files.readString(TOP.resolve("docs/what-if.md"));
        Matcher example = EXAMPLE.matcher(page);
        int count = 0;
        while (example.find()) {
            count++;
            Ran ran = Ran.in(TOP, "", words(example.group(1)));
            assertThat(ran.out()).as(example.group(1)).isEqualTo(example.group(2));
            assertThat(ran.exit()).as(example.group(1)).isZero();
        }
        assertThat(count).isEqualTo(9);
    }

    @Test
    void aChangeThatMakesNoSenseIsToldWithExitCode2() {
        checkWrong("lable node worker-1 a=b", "did you mean label?");
        checkWrong("label node worker-1 a b", "expected label node NODE KEY=VALUE");
        checkWrong("taint node worker-1 a=b:Never", "the effect of a taint is");
        checkWrong("taint node worker-1 a=b", "expected taint node NODE");
        checkWrong("cordon worker-77", "the cluster has no node worker-77");
        checkWrong("cordon pool/work", "the cluster has no pool work; its pools are");
        checkWrong("add 0 worker", "expected add N POOL");
        checkWrong("delete ds kube-system/fluent", "did you mean kube-system/fluentd?");
        checkWrong("image ds kube-system/fluentd x=y", "unable to find container named \"x\"");
        checkWrong("delete pod kube-system/nothing", "the cluster has no pod kube-system/nothing");
        checkWrong("", "Known changes");
    }

    private static void checkWrong(String change, String said) {
        Ran ran =
                Ran.in(
                        TOP,
                        "",
                        List.of(
                                "preview",
                                "--cluster",
                                "examples/gpu-cluster.yaml",
                                "--what-if",
                                change,
                                "examples/fluentd.yaml"));
        assertThat(ran.exit()).as(change).isEqualTo(2);
        assertThat(ran.err()).as(change).contains(said);
        assertThat(ran.out()).as(change).isEmpty();
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(line);
        while (word.find()) {
            words.add(word.group(1) == null ? word.group(2) : word.group(1));
        }
        return words;
    }
}
