package io.daemonlens.analysis;

import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.engine.apiserver.Response;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.fieldguide.SchemaProblem;
import io.daemonlens.fieldguide.StructureCheck;
import io.daemonlens.fieldguide.UnknownFieldHelp;
import io.daemonlens.findings.Finding;
import io.daemonlens.findings.Finding.Source;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.repair.TypeHelp;
import io.daemonlens.schemas.ApiField;
import io.daemonlens.schemas.ApiType;
import io.daemonlens.schemas.ApiTypes;
import io.daemonlens.schemas.GroupVersionKind;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.settings.Severity;
import io.daemonlens.text.TextRange;
import io.daemonlens.text.Wording;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Schema findings beyond the API server's answer: if the server stops at a wrong type, all errors
 * behind it; else the unknown fields that servers before 1.25 silently drop. Paths that the server
 * already reported are skipped.
 */
final class SchemaFindings {

    private SchemaFindings() {}

    static List<Finding> of(
            Manifest manifest,
            Response answer,
            KubernetesVersion version,
            List<Finding> told,
            Wording wording) {
        if (!(manifest.body().tree() instanceof JsonObject object)) {
            return List.of();
        }
        boolean stopped = answer.decodeError() != null && answer.code() == 400;
        GroupVersionKind kind = GroupVersionKind.of(manifest.apiVersion(), "DaemonSet");
        ApiType root = ApiTypes.of(version).root(kind);
        // The validator starts slowly, and a server from 1.25 on reports unknown fields itself.
        boolean silent = version.isBefore(25) && root != null && hasUnknown(object, root);
        if (!stopped && !silent) {
            return List.of();
        }
        Set<TextRange> spoken = new LinkedHashSet<>();
        Set<String> fields = new LinkedHashSet<>();
        for (Finding finding : told) {
            spoken.add(finding.range());
            fields.add(finding.field());
        }
        UnknownFieldHelp unknown = new UnknownFieldHelp(root, object, wording);
        return StructureCheck.check(object, kind, version, wording).stream()
                .filter(problem -> stopped || problem.code().equals("unknown-field"))
                .filter(problem -> !fields.contains(problem.path().toString()))
                .filter(problem -> !spoken.contains(range(problem, manifest)))
                .map(
                        problem -> {
                            String help = help(problem, manifest, root, unknown, wording);
                            return finding(problem, manifest, stopped, help);
                        })
                .toList();
    }

    private static boolean hasUnknown(JsonObject object, ApiType type) {
        for (Map.Entry<String, JsonValue> entry : object.entries()) {
            ApiField field = type.field(entry.getKey());
            boolean unknown =
                    field == null
                            || field.type() != null
                                    && !field.map()
                                    && hasUnknown(entry.getValue(), field.type());
            if (unknown) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasUnknown(JsonValue value, ApiType type) {
        if (value instanceof JsonArray array) {
            return array.items().stream().anyMatch(item -> hasUnknown(item, type));
        }
        return value instanceof JsonObject object && hasUnknown(object, type);
    }

    private static String help(
            SchemaProblem problem,
            Manifest manifest,
            ApiType root,
            UnknownFieldHelp unknown,
            Wording wording) {
        if (problem.code().equals("unknown-field")) {
            return unknown.of(problem.path());
        }
        String type =
                problem.code().equals("wrong-type")
                        ? new TypeHelp(manifest, root, problem.path(), wording).help()
                        : null;
        return type == null ? problem.help() : type;
    }

    private static Finding finding(
            SchemaProblem problem, Manifest manifest, boolean stopped, String help) {
        return Finding.of(
                problem.code(),
                stopped ? Severity.ERROR : Severity.WARNING,
                Source.SCHEMA,
                problem.path().toString(),
                range(problem, manifest),
                problem.message(),
                help);
    }

    private static TextRange range(SchemaProblem problem, Manifest manifest) {
        FieldPath path = problem.path();
        return problem.code().equals("unknown-field")
                ? manifest.keyRangeOf(path)
                : manifest.rangeOf(path);
    }
}
