package io.daemonlens.engine.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.engine.apimachinery.Body;
import io.daemonlens.engine.features.Gates;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.schemas.KubernetesVersion;
import org.junit.jupiter.api.Test;

class RequestSizeTest {

    @Test
    void aBodyOfMoreThanThreeMebibytesIsRefusedUnread() {
        checkCode(37, (3 << 20) + 1, 413);
        checkCode(16, (3 << 20) + 1, 413);
        checkCode(37, 3 << 20, 422);
        checkCode(15, (3 << 20) + 1, 422);
        Response response = create(37, (3 << 20) + 1);
        assertThat(response.reason()).isEqualTo("RequestEntityTooLarge");
        assertThat(response.message()).isEqualTo("Request entity too large: limit is 3145728");
    }

    private static void checkCode(int minor, int bytes, int code) {
        assertThat(create(minor, bytes).code()).as("1.%d, %d bytes", minor, bytes).isEqualTo(code);
    }

    /** The length counts bytes of UTF-8: each letter here has two. */
    private static Response create(int minor, int bytes) {
        JsonObject object =
                new JsonObject()
                        .put("apiVersion", "apps/v1")
                        .put("kind", "DaemonSet")
                        .put("metadata", new JsonObject().put("name", "a"));
        Body small = Body.of(object);
        int rest = bytes - small.bytes().length();
        String text = small.bytes() + "\u00e9".repeat(rest / 2) + " ".repeat(rest % 2);
        Body body = new Body(object, text, Body.Format.JSON, small.duplicates(), null);
        KubernetesVersion version = KubernetesVersion.of(minor);
        return ApiServer.create(body, Endpoint.APPS_V1, version, Gates.defaults(version));
    }
}
