package io.daemonlens.engine.apiserver.validation;

import io.daemonlens.engine.apimachinery.Field;

/** What the API server asks of a pod's resourceClaims (CLM-01 to CLM-04). */
final class ResourceClaimRules {

    private ResourceClaimRules() {}

    static void check(Field spec, Errors errors) {}
}
