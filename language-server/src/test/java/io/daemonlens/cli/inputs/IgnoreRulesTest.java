package io.daemonlens.cli.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.ignore.IgnoreNode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A {@code .gitignore} leaves out what git leaves out. */
class IgnoreRulesTest {

    private static final List<String> FILES =
            List.of(
                    "a.yaml",
                    "a1.yaml",
                    "b.yaml",
                    "#a",
                    "!a",
                    "build/a.yaml",
                    "d/build/a.yaml",
                    "d/e/a.yaml",
                    "d/a.yaml",
                    "d/e/f/b.yaml",
                    "[x].yaml");

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.yaml",
                "/a.yaml",
                "*.yaml",
                "a?.yaml",
                "[ab].yaml",
                "[!a].yaml",
                "[a-b].yaml",
                "\\#a",
                "\\!a",
                "# a comment",
                "d/e",
                "d/*/a.yaml",
                "**/a.yaml",
                "d/**/b.yaml",
                "d/**",
                "*.yaml\n!b.yaml",
                "\\[x].yaml",
                "[x",
                "a\\",
                "d**/a.yaml",
                "b**",
                "[[:alpha:]].yaml",
                "[]x[]*",
                "a.yaml   ",
                " a.yaml",
                "",
            })
    void asJGitSays(String rules) throws Exception {
        Files.createDirectories(folder.resolve(".git"));
        Files.writeString(folder.resolve(".gitignore"), rules + "\n");
        IgnoreNode git = new IgnoreNode();
        git.parse(new ByteArrayInputStream(rules.getBytes(StandardCharsets.UTF_8)));
        IgnoreRules ours = new IgnoreRules(folder);
        ours.enter(folder);
        for (String file : FILES) {
            assertThat(ours.isIgnored(folder.resolve(file), false))
                    .as("%s of %s", file, rules)
                    .isEqualTo(ignores(git, file));
        }
    }

    /** JGit looks at a path alone, and a walk never goes into a folder that is left out. */
    private static boolean ignores(IgnoreNode git, String file) {
        return Boolean.TRUE.equals(git.checkIgnored(file, false));
    }
}
