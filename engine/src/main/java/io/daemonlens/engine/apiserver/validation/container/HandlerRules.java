package io.daemonlens.engine.apiserver.validation.container;

import io.daemonlens.engine.apimachinery.ErrorCause.Plain;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.NameValidation;
import io.daemonlens.engine.apiserver.validation.core.PodFacts;
import io.daemonlens.engine.apiserver.validation.core.RuleCodes;
import io.daemonlens.engine.apiserver.validation.print.GoValues;
import io.daemonlens.engine.json.JsonText;

/**
 * Validates the action of a probe or a lifecycle hook: exactly one is set ({@code
 * validateHandler}).
 */
final class HandlerRules {

    /** The actions, in the order the server checks them. */
    private static final String[] KINDS = {"exec", "httpGet", "tcpSocket", "grpc", "sleep"};

    private HandlerRules() {}

    /** Checks a probe, a postStart hook or a preStop hook. */
    static void check(Field owner, PodFacts pod, Errors errors) {
        boolean found = false;
        for (String kind : KINDS) {
            Field handler = owner.at(kind);
            if (handler.absent()) {
                continue;
            }
            if (found) {
                errors.as(RuleCodes.PROBE_HANDLER)
                        .because(Plain.MORE_THAN_ONE)
                        .forbidden(handler, "may not specify more than 1 handler type");
                continue;
            }
            found = true;
            handler(kind, handler, pod, errors);
        }
        if (!found) {
            errors.as(RuleCodes.PROBE_HANDLER).required(owner, "must specify a handler type");
        }
    }

    private static void handler(String kind, Field handler, PodFacts pod, Errors errors) {
        switch (kind) {
            case "exec" -> {
                if (handler.at("command").size() == 0) {
                    errors.as(RuleCodes.PROBE_HANDLER).required(handler.at("command"));
                }
            }
            case "httpGet" -> httpGet(handler, errors);
            case "tcpSocket", "grpc" -> port(handler.at("port"), errors);
            case "sleep" -> LifecycleRules.sleep(handler, pod, errors);
            default -> throw new AssertionError(kind);
        }
    }

    private static void httpGet(Field get, Errors errors) {
        Errors http = errors.as(RuleCodes.PROBE_HTTP);
        if (get.at("path").isEmpty()) {
            http.required(get.at("path"));
        }
        port(get.at("port"), errors);
        Field scheme = get.at("scheme");
        if (!scheme.text().equals("HTTP") && !scheme.text().equals("HTTPS")) {
            http.notSupported(scheme, "HTTP", "HTTPS");
        }
        Field headers = get.at("httpHeaders");
        for (Field header : headers.items()) {
            Field name = header.at("name").printedAs(headers.printed());
            http.invalid(name, GoValues.quote(name.text()), NameValidation.headerName(name.text()));
        }
    }

    /** Checks a port number or name; a missing port counts as 0. */
    private static void port(Field port, Errors all) {
        Errors errors = all.as(RuleCodes.PROBE_PORT);
        if (port.value() instanceof JsonText name) {
            errors.invalid(
                    port,
                    GoValues.quote(name.value()),
                    NameValidation.portName(name.value(), errors.version()));
        } else {
            errors.invalid(
                    port, Long.toString(port.number()), NameValidation.portNumber(port.number()));
        }
    }
}
