package io.daemonlens.engine.apiserver.validation;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.IpAddress;
import io.daemonlens.engine.apiserver.validation.core.NameValidation;
import io.daemonlens.engine.apiserver.validation.core.RuleCodes;
import io.daemonlens.engine.apiserver.validation.print.GoValues;

/**
 * Validates a pod's host aliases: an IP address and its host names ({@code ValidateHostAliases}).
 */
final class HostAliasRules {

    /** Since this minor version, paths contain the index. */
    private static final int INDEXED = 30;

    private HostAliasRules() {}

    static void check(Field aliases, Errors errors) {
        Errors found = errors.as(RuleCodes.HOST_ALIAS);
        boolean indexed = errors.version().isAtLeast(INDEXED);
        for (Field item : aliases.items()) {
            Field alias = indexed ? item : item.printedAs(aliases.printed());
            Field ip = alias.at("ip");
            found.invalid(ip, GoValues.quote(ip.text()), IpAddress.check(ip.text(), errors));
            Field names = alias.at("hostnames");
            for (Field each : names.items()) {
                Field name = indexed ? each : each.printedAs(names.printed());
                found.invalid(name, NameValidation.subdomain(name.text(), errors.version()));
            }
        }
    }
}
