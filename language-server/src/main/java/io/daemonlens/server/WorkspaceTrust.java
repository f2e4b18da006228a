package io.daemonlens.server;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Whether the user trusts the workspace. Only {@code initialize} and the notification {@code
 * daemonlens/trust} say so: a folder's own settings reach the server like any others, and must not
 * be able to make it run a program or read files elsewhere.
 */
enum WorkspaceTrust {
    TRUSTED,
    UNTRUSTED,
    /** The client does not say: what the user's own editor settings name is followed. */
    UNKNOWN;

    /** As the options of {@code initialize}, or of the notification, tell it. */
    static WorkspaceTrust of(JsonElement options) {
        JsonElement said = options instanceof JsonObject object ? object.get("trusted") : null;
        if (said instanceof JsonPrimitive value && value.isBoolean()) {
            return value.getAsBoolean() ? TRUSTED : UNTRUSTED;
        }
        return UNKNOWN;
    }

    /**
     * Whether programs may be run, and files outside the workspace be read.
     *
     * @param byEditor whether the user's editor settings ask for it, not a file of the workspace
     */
    boolean allows(boolean byEditor) {
        return this == TRUSTED || this == UNKNOWN && byEditor;
    }

    /**
     * Whether a file lies in the workspace, links followed. A name that is no file, such as that of
     * a preset, is harmless.
     *
     * @param otherwise the folder that counts where the client names no workspace
     */
    boolean isInside(Path file, List<Path> folders, Path otherwise) {
        if (!Files.exists(file)) {
            return true;
        }
        try {
            Path real = file.toRealPath();
            if (!Files.isRegularFile(real)) {
                return false;
            }
            for (Path folder : folders.isEmpty() ? List.of(otherwise) : folders) {
                if (real.startsWith(folder.toRealPath())) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }
}
