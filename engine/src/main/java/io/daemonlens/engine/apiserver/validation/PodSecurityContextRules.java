package io.daemonlens.engine.apiserver.validation;

import io.daemonlens.engine.apimachinery.Field;

/** What the API server asks of a pod's securityContext (PSC rules). */
final class PodSecurityContextRules {

    private PodSecurityContextRules() {}

    static void check(Field spec, Errors errors) {}
}
