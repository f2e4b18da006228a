package io.daemonlens.server;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/**
 * The progress of one long request, shown by a client that sent a token with it: {@code begin}, a
 * {@code report} whenever the percentage changes, {@code end} when it is closed.
 */
final class Progress implements AutoCloseable {

    private final Client client;
    private final JsonElement token;
    private int shown = -1;

    private Progress(Client client, JsonElement token) {
        this.client = client;
        this.token = token;
    }

    /**
     * Begins a progress.
     *
     * @param token of the request; if it is null or JSON null, nothing is shown
     */
    static Progress of(Client client, JsonElement token, String title) {
        boolean asked = token != null && !token.isJsonNull();
        Progress progress = new Progress(client, asked ? token : null);
        if (asked) {
            JsonObject begin = value("begin");
            begin.addProperty("title", title);
            begin.addProperty("percentage", 0);
            begin.addProperty("cancellable", true);
            client.progress(token, begin);
        }
        return progress;
    }

    /** Reports that so many of all parts are done. */
    void at(int done, int all) {
        int percentage = all == 0 ? 100 : done * 100 / all;
        if (token != null && percentage != shown) {
            shown = percentage;
            JsonObject report = value("report");
            report.addProperty("percentage", percentage);
            client.progress(token, report);
        }
    }

    @Override
    public void close() {
        if (token != null) {
            client.progress(token, value("end"));
        }
    }

    private static JsonObject value(String kind) {
        JsonObject value = new JsonObject();
        value.addProperty("kind", kind);
        return value;
    }
}
