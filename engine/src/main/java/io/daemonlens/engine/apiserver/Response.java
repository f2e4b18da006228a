package io.daemonlens.engine.apiserver;

import io.daemonlens.engine.apimachinery.FieldError;
import io.daemonlens.engine.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * What the API server answers to a create or an update.
 *
 * @param code the HTTP status: 201 or 200 when accepted, 400, 404, 413, 422 or 500
 * @param reason the status' reason, such as {@code Invalid}; empty when accepted, and where the
 *     message is that of the client, which never sends such a body
 * @param message the status' whole message; empty when accepted
 * @param errors the causes in the server's order; where strict decoding refused the object, those
 *     that a request without strictness would have got
 * @param decodeError why the body could not be decoded, without the words before it; null when it
 *     could
 * @param strictErrors unknown and duplicate fields, in the order they are met
 * @param warnings the texts of the {@code Warning} headers
 * @param stored the object as stored, or as it would be without strictness; null where the object
 *     breaks a rule or cannot be decoded
 */
public record Response(
        int code,
        String reason,
        String message,
        List<FieldError> errors,
        String decodeError,
        List<String> strictErrors,
        List<String> warnings,
        JsonObject stored) {

    public Response {
        errors = List.copyOf(errors);
        strictErrors = List.copyOf(strictErrors);
        warnings = List.copyOf(warnings);
    }

    /** Whether the object was created or updated. */
    public boolean accepted() {
        return code < 300;
    }

    /** The same answer with one more warning. */
    public Response withWarning(String warning) {
        List<String> more = new ArrayList<>(warnings);
        more.add(warning);
        return new Response(code, reason, message, errors, decodeError, strictErrors, more, stored);
    }
}
