package io.daemonlens.engine.apiserver.validation;

import io.daemonlens.engine.apimachinery.Field;

/** What the API server asks of any object's metadata (META-01 to META-27). */
final class ObjectMetaRules {

    private ObjectMetaRules() {}

    static void onCreate(Field metadata, Errors errors) {}
}
