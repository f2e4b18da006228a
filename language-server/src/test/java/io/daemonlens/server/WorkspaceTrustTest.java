package io.daemonlens.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A folder that is opened can neither run a program nor have files elsewhere read. */
class WorkspaceTrustTest {

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        "true, false, true",
        "true, true, true",
        "false, true, false",
        "false, false, false",
        "'', true, true",
        "'', false, false"
    })
    void onlyTheClientSaysWhatIsAllowed(String said, boolean byEditor, boolean allowed) {
        String options = said.isEmpty() ? "{}" : "{\"trusted\":" + said + "}";
        WorkspaceTrust trust = WorkspaceTrust.of(JsonParser.parseString(options));
        assertThat(trust.allows(byEditor)).isEqualTo(allowed);
    }

    @Test
    void aPushedSettingIsNoTrust() throws IOException {
        Path outside = Files.writeString(folder.resolve("secret.yaml"), "kind: Node");
        Path workspace = Files.createDirectory(folder.resolve("w"));
        Files.writeString(
                workspace.resolve(".daemonlens.yaml"),
                "context: prod\ncluster: [../secret.yaml, kind]\n");
        List<String> warnings = new java.util.ArrayList<>();
        Configuration configuration = new Configuration(warnings::add);
        configuration.opens(
                JsonParser.parseString(
                                "{\"initializationOptions\":{\"trusted\":false},\"rootUri\":\""
                                        + workspace.toUri()
                                        + "\"}")
                        .getAsJsonObject());
        configuration.tell(JsonParser.parseString("{\"trusted\": true}"));
        String uri = workspace.resolve("a.yaml").toUri().toString();
        NamedClusters.Choice choice = configuration.clusterOf(uri);
        assertThat(choice.context()).isEmpty();
        assertThat(choice.files()).containsExactly("kind");
        assertThat(warnings).anyMatch(each -> each.contains("../secret.yaml is not read"));
        assertThat(warnings).anyMatch(each -> each.contains("prod is not asked"));
        assertThat(outside).exists();

        configuration.trust(WorkspaceTrust.TRUSTED);
        assertThat(configuration.clusterOf(uri).context()).contains("prod");
    }

    @Test
    void aLinkOutOfTheWorkspaceIsOutside() throws IOException {
        Path outside = Files.writeString(folder.resolve("secret.yaml"), "kind: Node");
        Path workspace = Files.createDirectory(folder.resolve("w"));
        Path link = Files.createSymbolicLink(workspace.resolve("nodes.yaml"), outside);
        Path own = Files.writeString(workspace.resolve("own.yaml"), "kind: Node");
        List<Path> folders = List.of(workspace);
        assertThat(WorkspaceTrust.UNTRUSTED.isInside(link, folders, workspace)).isFalse();
        assertThat(WorkspaceTrust.UNTRUSTED.isInside(own, folders, workspace)).isTrue();
        assertThat(WorkspaceTrust.UNTRUSTED.isInside(workspace, folders, workspace)).isFalse();
    }
}
