package io.daemonlens.engine.apiserver.validation.container;

import io.daemonlens.engine.apimachinery.ErrorCause.Plain;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.NameValidation;
import io.daemonlens.engine.apiserver.validation.core.PodFacts;
import io.daemonlens.engine.apiserver.validation.core.RuleCodes;
import io.daemonlens.engine.apiserver.validation.core.ValueProblem;
import io.daemonlens.engine.apiserver.validation.print.GoValues;
import io.daemonlens.engine.apiserver.validation.volume.FieldReferenceRules;
import io.daemonlens.engine.apiserver.validation.volume.FileReferenceRules;
import io.daemonlens.engine.apiserver.validation.volume.ResourceReferenceRules;
import java.util.List;

/** Validates a container's env and envFrom ({@code ValidateEnv}). */
public final class EnvRules {

    private static final String ONE_SOURCE = "may not have more than one field specified at a time";

    private static final String RELAXED = "RelaxedEnvironmentVariableValidation";
    private static final int RELAXED_CAME = 30;

    private EnvRules() {}

    static void check(Field env, PodFacts pod, Errors errors) {
        for (Field variable : env.items()) {
            Field name = variable.at("name");
            if (name.isEmpty()) {
                errors.as(RuleCodes.ENV_NAME).required(name);
            } else {
                name(name, pod, errors);
            }
            if (variable.at("valueFrom").present()) {
                valueFrom(variable, errors);
            }
        }
    }

    /**
     * Returns whether the relaxed name rule applies: by its gate, or because the stored object uses
     * it.
     */
    public static boolean relaxedNames(Errors errors) {
        return errors.gates().enabled(RELAXED)
                || errors.version().isAtLeast(RELAXED_CAME)
                        && StoredContainers.relaxedEnvName(errors);
    }

    private static void name(Field name, PodFacts pod, Errors errors) {
        errors.as(RuleCodes.ENV_NAME)
                .invalid(
                        name,
                        pod.relaxedEnvNames()
                                ? NameValidation.relaxedEnvName(name.text())
                                : NameValidation.envName(name.text()));
    }

    private static void valueFrom(Field variable, Errors errors) {
        Field from = variable.at("valueFrom");
        int sources = 0;
        if (from.at("fieldRef").present()) {
            sources++;
            FieldReferenceRules.ofVariable(from.at("fieldRef"), errors);
        }
        if (from.at("resourceFieldRef").present()) {
            sources++;
            ResourceReferenceRules.ofVariable(from.at("resourceFieldRef"), errors);
        }
        for (Field ref : List.of(from.at("configMapKeyRef"), from.at("secretKeyRef"))) {
            if (ref.present()) {
                sources++;
                keyReference(ref, errors.as(RuleCodes.ENV_REFERENCE));
            }
        }
        if (from.at("fileKeyRef").present()) {
            sources++;
            FileReferenceRules.check(from.at("fileKeyRef"), errors);
        }
        Errors source = errors.as(RuleCodes.ENV_SOURCE);
        if (sources == 0) {
            source.invalid(
                    from,
                    "\"\"",
                    "must specify one of: `fieldRef`, `resourceFieldRef`, "
                            + (errors.gates().enabled("EnvFiles")
                                    ? "`configMapKeyRef`, `secretKeyRef` or `fileKeyRef`"
                                    : "`configMapKeyRef` or `secretKeyRef`"));
        } else if (!variable.at("value").isEmpty()) {
            source.invalid(from, "\"\"", "may not be specified when `value` is not empty");
        } else if (sources > 1) {
            source.because(Plain.MORE_THAN_ONE).invalid(from, "\"\"", ONE_SOURCE);
        }
    }

    private static void keyReference(Field ref, Errors errors) {
        Field name = ref.at("name");
        List<ValueProblem> problems = NameValidation.subdomain(name.text(), errors.version());
        errors.invalid(name, GoValues.quote(name.text()), problems);
        Field key = ref.at("key");
        if (key.isEmpty()) {
            errors.required(key);
        } else {
            errors.invalid(key, NameValidation.configKey(key.text()));
        }
    }

    static void checkFrom(Field envFrom, PodFacts pod, Errors errors) {
        for (Field source : envFrom.items()) {
            if (!source.at("prefix").isEmpty()) {
                name(source.at("prefix"), pod, errors);
            }
            int sources = 0;
            for (Field ref : List.of(source.at("configMapRef"), source.at("secretRef"))) {
                if (ref.present()) {
                    sources++;
                    objectReference(ref.at("name"), errors.as(RuleCodes.ENV_REFERENCE));
                }
            }
            Field printed = source.printedAs(envFrom.printed());
            Errors all = errors.as(RuleCodes.ENV_SOURCE);
            if (sources == 0) {
                all.invalid(printed, "\"\"", "must specify one of: `configMapRef` or `secretRef`");
            } else if (sources > 1) {
                all.because(Plain.MORE_THAN_ONE).invalid(printed, "\"\"", ONE_SOURCE);
            }
        }
    }

    /** Checks a name as a prefix, which may end in a dash. */
    private static void objectReference(Field name, Errors errors) {
        if (name.isEmpty()) {
            errors.required(name);
            return;
        }
        String masked = name.text();
        if (masked.length() > 1 && masked.endsWith("-")) {
            masked = masked.substring(0, masked.length() - 2) + "a";
        }
        errors.invalid(name, NameValidation.subdomain(masked, errors.version()));
    }
}
