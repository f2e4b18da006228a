package io.daemonlens.engine.apiserver.validation.volume;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.NameValidation;
import io.daemonlens.engine.apiserver.validation.core.ValueProblem;
import io.daemonlens.engine.apiserver.validation.meta.LabelRules;
import java.util.List;

/**
 * Validates a projected trust bundle: one name or one signer name ({@code
 * validateProjectionSources}).
 */
final class TrustBundleRules {

    private TrustBundleRules() {}

    static void check(Field bundle, Errors errors) {
        Field name = bundle.at("name");
        Field signer = bundle.at("signerName");
        if (name.present() && signer.present()) {
            errors.invalid(bundle, "only one of name and signerName may be used");
        } else if (name.present()) {
            checkName(name, errors);
            Field selector = bundle.at("labelSelector");
            if (selector.present()) {
                errors.invalid(selector, "labelSelector must be unset if name is specified");
            }
        } else if (signer.present()) {
            if (signer.isEmpty()) {
                errors.required(signer, "must be a valid signer name");
            }
            SignerNameRules.check(signer, errors);
            LabelRules.checkSelector(bundle.at("labelSelector"), errors);
        } else {
            errors.required(bundle, "either name or signerName must be specified");
        }
    }

    private static void checkName(Field name, Errors errors) {
        if (name.isEmpty()) {
            errors.required(name, "must be a valid object name");
        }
        for (ValueProblem each : messages(name.text(), errors)) {
            errors.invalid(name, "not a valid clustertrustbundlename: " + each.text());
        }
    }

    /** Checks a bundle name. With a signer it begins with the signer's name, slashes as colons. */
    private static List<ValueProblem> messages(String name, Errors errors) {
        int colon = name.lastIndexOf(':');
        if (colon < 0) {
            return NameValidation.subdomain(name, errors.version());
        }
        if (colon == 0) {
            return List.of(
                    ValueProblem.of(
                            "ClusterTrustBundle without signer name must not have \":\" in its"
                                    + " name"));
        }
        String signer = name.substring(0, colon).replace(':', '/');
        String prefix = signer.replace('/', ':') + ":";
        if (!name.startsWith(prefix)) {
            return List.of(
                    ValueProblem.of(
                            "ClusterTrustBundle for signerName "
                                    + signer
                                    + " must be named with prefix "
                                    + prefix));
        }
        return NameValidation.subdomain(name.substring(prefix.length()), errors.version());
    }
}
