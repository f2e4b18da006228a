package io.daemonlens.engine.apiserver.validation.volume;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.NameValidation;
import io.daemonlens.engine.apiserver.validation.core.ValueProblem;
import io.daemonlens.engine.apiserver.validation.print.GoValues;
import java.util.List;

/** Validates a pod certificate projection ({@code validateProjectionSources}). */
final class PodCertificateRules {

    /** The fields that are file paths. */
    static final String[] PATHS = {"credentialBundlePath", "keyPath", "certificateChainPath"};

    private static final String[] KEY_TYPES = {
        "RSA3072", "RSA4096", "ECDSAP256", "ECDSAP384", "ECDSAP521", "ED25519"
    };

    private static final int HOUR_SECONDS = 3600;
    private static final int DAY_SECONDS = 24 * HOUR_SECONDS;

    private PodCertificateRules() {}

    /** Checks the signer, the key type and the lifetime. */
    static void check(Field certificate, Errors errors) {
        Field signer = certificate.at("signerName");
        SignerNameRules.check(signer, errors);
        Field keyType = certificate.at("keyType");
        if (!List.of(KEY_TYPES).contains(keyType.text())) {
            errors.notSupported(keyType, KEY_TYPES);
        }
        checkExpiration(certificate.at("maxExpirationSeconds"), signer.text(), errors);
    }

    /** Checks the lifetime: at most one day for signers of Kubernetes, 91 days for others. */
    private static void checkExpiration(Field seconds, String signer, Errors errors) {
        if (seconds.absent()) {
            return;
        }
        if (seconds.number() < HOUR_SECONDS) {
            errors.invalid(seconds, "if provided, maxExpirationSeconds must be >= " + HOUR_SECONDS);
        }
        String host = signer.indexOf('/') < 0 ? signer : signer.substring(0, signer.indexOf('/'));
        boolean own = host.equals("kubernetes.io") || host.endsWith(".kubernetes.io");
        int most = own ? DAY_SECONDS : 91 * DAY_SECONDS;
        if (seconds.number() > most) {
            errors.invalid(seconds, "if provided, maxExpirationSeconds must be <= " + most);
        }
    }

    /** Runs the checks that follow those of the individual paths. */
    static void checkRest(Field certificate, Errors errors) {
        boolean any = false;
        for (String member : PATHS) {
            any |= !certificate.at(member).isEmpty();
        }
        if (!any) {
            errors.required(
                    certificate,
                    "specify at least one of credentialBundlePath, keyPath, and"
                            + " certificateChainPath");
        }
        checkUserAnnotations(certificate.at("userAnnotations"), errors);
    }

    private static void checkUserAnnotations(Field annotations, Errors errors) {
        for (Field annotation : annotations.entries()) {
            String key = annotation.path().name();
            List<ValueProblem> messages = NameValidation.qualifiedName(key, errors.version());
            if (!messages.isEmpty()) {
                errors.invalid(annotations, GoValues.quote(key), messages);
            } else if (key.indexOf('/') < 0) {
                errors.invalid(
                        annotations,
                        GoValues.quote(key),
                        "must be a domain-prefixed key (such as \"acme.io/foo\")");
            }
        }
    }
}
