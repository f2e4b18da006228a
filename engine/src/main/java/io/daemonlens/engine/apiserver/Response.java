package io.daemonlens.engine.apiserver;

import io.daemonlens.engine.apimachinery.FieldError;
import io.daemonlens.engine.apiserver.decoding.DecodeError;
import io.daemonlens.engine.apiserver.decoding.StrictError;
import io.daemonlens.engine.apiserver.validation.warnings.Warning;
import io.daemonlens.engine.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * The API server's response to a create or an update.
 *
 * @param code the HTTP status: 201 or 200 when accepted, 400, 404, 413, 422 or 500
 * @param reason the status reason, such as {@code Invalid}; empty if accepted, or if the message
 *     comes from the client, which never sends such a body
 * @param message the complete status message; empty if accepted
 * @param errors the causes in the server's order; if strict decoding rejected the object, the
 *     causes that a request without strict validation would return
 * @param decodeError why the body could not be decoded; null if it was decoded
 * @param strictErrors unknown and duplicate fields, in the order they are found
 * @param warnings one for each {@code Warning} header
 * @param stored the object as stored, or as it would be stored without strict validation; null if
 *     the object is invalid or cannot be decoded
 */
public record Response(
        int code,
        String reason,
        String message,
        List<FieldError> errors,
        DecodeError decodeError,
        List<StrictError> strictErrors,
        List<Warning> warnings,
        JsonObject stored) {

    public Response {
        errors = List.copyOf(errors);
        strictErrors = List.copyOf(strictErrors);
        warnings = List.copyOf(warnings);
    }

    /** Returns the response to a body that is rejected before validation. */
    public static Response rejected(
            int code, String reason, String message, DecodeError decodeError) {
        return new Response(
                code, reason, message, List.of(), decodeError, List.of(), List.of(), null);
    }

    /** Returns whether the object was created or updated. */
    public boolean accepted() {
        return code < 300;
    }

    /** Returns the same response with one more warning. */
    public Response withWarning(Warning warning) {
        List<Warning> more = new ArrayList<>(warnings);
        more.add(warning);
        return new Response(code, reason, message, errors, decodeError, strictErrors, more, stored);
    }

    /** Returns the same response without the stored object, so that it needs less memory. */
    public Response withoutStored() {
        return new Response(
                code, reason, message, errors, decodeError, strictErrors, warnings, null);
    }

    /** Returns the texts of the strict errors. */
    public List<String> strictTexts() {
        List<String> texts = new ArrayList<>(strictErrors.size());
        strictErrors.forEach(each -> texts.add(each.text()));
        return texts;
    }

    /** Returns the texts of the warnings. */
    public List<String> warningTexts() {
        List<String> texts = new ArrayList<>(warnings.size());
        warnings.forEach(each -> texts.add(each.text()));
        return texts;
    }
}
