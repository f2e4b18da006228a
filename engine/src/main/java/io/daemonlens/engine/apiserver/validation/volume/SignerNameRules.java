package io.daemonlens.engine.apiserver.validation.volume;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.NameValidation;
import io.daemonlens.engine.apiserver.validation.core.ValueProblem;
import io.daemonlens.engine.apiserver.validation.print.GoValues;
import java.util.List;

/** Validates a signer name: {@code example.com/path}. */
final class SignerNameRules {

    private static final int DOMAIN_LIMIT = 253;
    private static final int NAME_LIMIT = 253 + 1 + 253 + 1 + 63;

    private SignerNameRules() {}

    static void check(Field signer, Errors errors) {
        String name = signer.text();
        if (name.isEmpty()) {
            errors.required(signer);
            return;
        }
        String[] parts = name.split("/", -1);
        if (parts.length != 2) {
            errors.invalid(
                    signer,
                    "must be a fully qualified domain and path of the form"
                            + " 'example.com/signer-name'");
            return;
        }
        if (NameValidation.bytes(parts[0]) > DOMAIN_LIMIT) {
            errors.tooLong(signer, DOMAIN_LIMIT);
        }
        String[] domain = parts[0].split("\\.", -1);
        for (String label : domain) {
            List<ValueProblem> messages = NameValidation.label(label, errors.version());
            if (!messages.isEmpty()) {
                report(signer, parts[0], label, messages, errors);
                break;
            }
        }
        if (domain.length < 2) {
            errors.invalid(
                    signer,
                    GoValues.quote(parts[0]),
                    "should be a domain with at least two segments separated by dots");
        }
        for (String label : parts[1].split("\\.", -1)) {
            List<ValueProblem> messages = NameValidation.subdomain(label, errors.version());
            if (!messages.isEmpty()) {
                report(signer, parts[1], label, messages, errors);
                break;
            }
        }
        if (NameValidation.bytes(name) > NAME_LIMIT) {
            errors.tooLong(signer, NAME_LIMIT);
        }
    }

    private static void report(
            Field signer, String part, String label, List<ValueProblem> messages, Errors errors) {
        for (ValueProblem each : messages) {
            errors.invalid(
                    signer,
                    GoValues.quote(part),
                    "validating label " + GoValues.quote(label) + ": " + each.text());
        }
    }
}
