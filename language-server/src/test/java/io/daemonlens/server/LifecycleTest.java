package io.daemonlens.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.Test;

/** The protocol's order, from the first byte to the exit code. */
class LifecycleTest {

    @Test
    void aClientThatSaysGoodByeLeavesWithZero() throws Exception {
        try (TestClient client = new TestClient()) {
            client.initialize("{}");
            assertThat(client.leave()).isZero();
        }
    }

    @Test
    void aClientThatVanishesLeavesWithOne() throws Exception {
        try (TestClient client = new TestClient()) {
            client.initialize("{}");
            assertThat(client.vanish()).isEqualTo(1);
        }
    }

    @Test
    void positionsAreCountedInUtf16AndChangesAreIncremental() throws Exception {
        try (TestClient client = new TestClient()) {
            JsonObject can = client.initialize("{}");
            assertThat(can.get("positionEncoding").getAsString()).isEqualTo("utf-16");
            assertThat(can.getAsJsonObject("textDocumentSync").get("change").getAsInt())
                    .isEqualTo(2);
        }
    }

    @Test
    void nothingIsAnsweredBeforeInitialize() throws Exception {
        try (TestClient client = new TestClient()) {
            assertThatThrownBy(() -> client.request("textDocument/hover", "{}"))
                    .hasMessageContaining("initialize comes first");
        }
    }

    @Test
    void anUnknownMethodIsRefusedAndTheServerStays() throws Exception {
        try (TestClient client = new TestClient()) {
            client.initialize("{}");
            assertThatThrownBy(() -> client.request("textDocument/moo", "{}"))
                    .hasMessageContaining("no method textDocument/moo");
            assertThat(client.leave()).isZero();
        }
    }

    @Test
    void afterShutdownOnlyExitIsTaken() throws Exception {
        try (TestClient client = new TestClient()) {
            client.initialize("{}");
            client.request("shutdown", null);
            assertThatThrownBy(() -> client.request("shutdown", null))
                    .hasMessageContaining("was shut down");
        }
    }
}
