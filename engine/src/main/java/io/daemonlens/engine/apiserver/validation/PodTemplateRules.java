package io.daemonlens.engine.apiserver.validation;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.RuleCodes;
import io.daemonlens.engine.apiserver.validation.meta.LabelRules;
import io.daemonlens.engine.apiserver.validation.security.ProfileAnnotationRules;

/**
 * Validates a pod template: its labels, its annotations, its spec, and annotations against spec
 * ({@code ValidatePodTemplateSpec}). Like upstream, metadata paths are printed without {@code
 * metadata}.
 */
final class PodTemplateRules {

    private PodTemplateRules() {}

    static void check(Field template, Errors errors) {
        Field metadata = template.at("metadata").printedAs(template.printed());
        Field annotations = metadata.at("annotations");
        Field spec = template.at("spec");
        LabelRules.checkLabels(metadata.at("labels"), errors.as(RuleCodes.LABELS));
        LabelRules.checkAnnotations(annotations, errors.as(RuleCodes.ANNOTATIONS));
        TemplateAnnotationRules.check(annotations, spec, errors);
        PodSpecRules.check(spec, errors);
        ProfileAnnotationRules.checkMatch(annotations, spec, errors);
        Field ephemeral = spec.at("ephemeralContainers");
        if (!ephemeral.isEmpty()) {
            errors.as(RuleCodes.EPHEMERAL_IN_TEMPLATE)
                    .forbidden(ephemeral, "ephemeral containers not allowed in pod template");
        }
    }
}
