package io.daemonlens.settings;

import io.daemonlens.engine.apiserver.podsecurity.PodSecurity;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonNull;
import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.manifest.SingleObject;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.text.Document;
import io.daemonlens.text.NearestWord;
import io.daemonlens.yaml.YamlEntry;
import io.daemonlens.yaml.YamlMapping;
import io.daemonlens.yaml.YamlScalar;
import io.daemonlens.yaml.YamlTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The content of {@code .daemonlens.yaml}, or the same settings sent by an editor.
 *
 * @param kubernetesVersion null if not set
 * @param cluster files or presets, as written
 * @param context null if not set
 * @param namespace null if not set
 * @param compareWith the older revision to compare with; null if not set
 * @param failOn null if not set
 * @param rules severity by code; a null value turns the code off
 * @param policies JSON Schema files, as written
 * @param podSecurity null if not set
 * @param profile the role of the agents; null if not set
 * @param include globs of the files that lint reads in folders; empty for all files
 * @param exclude globs of the files that lint skips
 * @param problems errors, each with its line
 */
public record SettingsText(
        KubernetesVersion kubernetesVersion,
        List<String> cluster,
        String context,
        String namespace,
        String compareWith,
        Severity failOn,
        Map<String, Severity> rules,
        List<Settings.Ignore> ignores,
        List<String> policies,
        PodSecurity.Level podSecurity,
        String profile,
        List<String> include,
        List<String> exclude,
        List<String> problems) {

    private static final List<String> NAMES =
            List.of(
                    "kubernetesVersion",
                    "cluster",
                    "context",
                    "namespace",
                    "compareWith",
                    "failOn",
                    "rules",
                    "ignore",
                    "policies",
                    "podSecurity",
                    "profile",
                    "include",
                    "exclude");

    /** Returns the names of all settings. */
    public static List<String> names() {
        return NAMES;
    }

    /**
     * Reads a settings file without throwing; invalid settings become problems.
     *
     * @param codes the valid codes of findings
     */
    public static SettingsText of(Document document, Set<String> codes) {
        SingleObject read = SingleObject.read(document);
        Reader reader = new Reader(document, read.tree(), codes);
        read.problems().forEach(reader::problem);
        return reader.read(read.object());
    }

    /** Reads the same settings as sent by another program. */
    public static SettingsText of(JsonObject object, Set<String> codes) {
        return new Reader(null, null, codes).read(object);
    }

    /**
     * Applies these settings to a base. They replace its rules, ignores and profile. The version,
     * the namespace and the Pod Security level that the base itself requests take precedence.
     */
    public Settings applyTo(Settings settings) {
        Settings applied =
                settings.withRules(rules, ignores).withDestination(applyTo(settings.destination()));
        if (profile != null) {
            applied = applied.withProfile(profile);
        }
        return settings.podSecurity() == null ? applied.withPodSecurity(podSecurity) : applied;
    }

    /** Applies the version and the namespace. */
    public Destination applyTo(Destination destination) {
        return destination.configure(kubernetesVersion, namespace);
    }

    private static final class Reader {
        private final Document document;
        private final YamlTree tree;
        private final Set<String> codes;
        private final List<String> problems = new ArrayList<>();

        Reader(Document document, YamlTree tree, Set<String> codes) {
            this.document = document;
            this.tree = tree;
            this.codes = codes;
        }

        Reader problem(String text) {
            problems.add(text);
            return this;
        }

        private void wrong(String name, String why) {
            String place = document == null ? name : document.name() + ": " + name;
            if (document != null && tree.root() instanceof YamlMapping mapping) {
                YamlEntry entry = mapping.entry(name);
                place = entry == null ? place : document.place(entry.key().start());
            }
            problems.add(place + ": " + why);
        }

        SettingsText read(JsonObject object) {
            for (String name : object.names()) {
                if (!NAMES.contains(name)) {
                    String nearest = NearestWord.certain(name, NAMES);
                    wrong(
                            name,
                            "no setting "
                                    + name
                                    + (nearest == null ? "" : "; did you mean " + nearest + "?"));
                }
            }
            return new SettingsText(
                    version(object),
                    texts(object, "cluster"),
                    text(object, "context"),
                    namespace(object),
                    text(object, "compareWith"),
                    failOn(object),
                    rules(object),
                    ignores(object),
                    texts(object, "policies"),
                    podSecurity(object),
                    text(object, "profile"),
                    texts(object, "include"),
                    texts(object, "exclude"),
                    problems);
        }

        private KubernetesVersion version(JsonObject object) {
            String written = written("kubernetesVersion", text(object, "kubernetesVersion"));
            if (written == null) {
                return null;
            }
            KubernetesVersion version = KubernetesVersion.parse(written).orElse(null);
            if (version == null) {
                wrong("kubernetesVersion", "no Kubernetes version we know: " + written);
            }
            return version;
        }

        private String namespace(JsonObject object) {
            String name = text(object, "namespace");
            if (name != null
                    && !name.isEmpty()
                    && !name.matches("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?")) {
                wrong("namespace", "`" + name + "` is not a valid name of a namespace");
                return null;
            }
            return name;
        }

        /** Returns the text as written in the file, because an unquoted 1.30 is the number 1.3. */
        private String written(String name, String value) {
            return tree != null
                            && tree.root() instanceof YamlMapping mapping
                            && mapping.get(name) instanceof YamlScalar scalar
                    ? scalar.text()
                    : value;
        }

        private String text(JsonObject object, String name) {
            JsonValue value = object.get(name);
            if (value == null || value == JsonNull.NULL) {
                return null;
            }
            if (value instanceof JsonText text) {
                return text.value();
            }
            if (value instanceof JsonNumber number) {
                return number.literal();
            }
            wrong(name, "a text is expected");
            return null;
        }

        private List<String> texts(JsonObject object, String name) {
            JsonValue value = object.get(name);
            List<String> texts = new ArrayList<>();
            if (value instanceof JsonArray array) {
                array.items()
                        .forEach(item -> texts.add(item instanceof JsonText t ? t.value() : ""));
            } else if (value instanceof JsonText text) {
                texts.add(text.value());
            } else if (value != null && value != JsonNull.NULL) {
                wrong(name, "a text or a list of texts is expected");
            }
            return texts;
        }

        private Severity failOn(JsonObject object) {
            String word = text(object, "failOn");
            Severity severity = word == null ? null : Severity.of(word);
            if (word != null && severity == null) {
                wrong("failOn", "expected error, warning or info, not " + word);
            }
            return severity;
        }

        private PodSecurity.Level podSecurity(JsonObject object) {
            String word = text(object, "podSecurity");
            for (PodSecurity.Level level : PodSecurity.Level.values()) {
                if (level.word().equals(word)) {
                    return level;
                }
            }
            if (word != null) {
                wrong("podSecurity", "expected privileged, baseline or restricted, not " + word);
            }
            return null;
        }

        private String unknownCode(String code) {
            String nearest = RuleNames.nearest(code, codes);
            String hint = nearest == null ? "" : "; did you mean " + nearest + "?";
            return "unknown finding code " + code + hint;
        }

        private Map<String, Severity> rules(JsonObject object) {
            Map<String, Severity> rules = new LinkedHashMap<>();
            if (object.get("rules") != null && object.object("rules") == null) {
                wrong("rules", "codes with off, info, warning or error are expected");
            }
            if (object.object("rules") == null) {
                return rules;
            }
            for (Map.Entry<String, JsonValue> entry : object.object("rules").entries()) {
                String word =
                        entry.getValue() instanceof JsonText text
                                ? text.value()
                                : String.valueOf(entry.getValue());
                // YAML reads an unquoted off as false.
                boolean off = word.equals("off") || word.equals("false");
                String code = RuleNames.current(entry.getKey());
                if (!codes.contains(code)) {
                    wrong("rules", unknownCode(code));
                } else if (!off && Severity.of(word) == null) {
                    wrong("rules", code + ": expected off, info, warning or error");
                } else {
                    rules.put(code, off ? null : Severity.of(word));
                }
            }
            return rules;
        }

        private List<Settings.Ignore> ignores(JsonObject object) {
            List<Settings.Ignore> ignores = new ArrayList<>();
            JsonArray list = object.array("ignore");
            if (list == null && object.has("ignore") && object.get("ignore") != JsonNull.NULL) {
                wrong("ignore", "a list of codes with reasons is expected");
            }
            for (JsonValue each : list == null ? List.<JsonValue>of() : list.items()) {
                String code =
                        RuleNames.current(each instanceof JsonObject item ? item.text("code") : "");
                String reason = each instanceof JsonObject item ? item.text("reason") : "";
                if (!codes.contains(code)) {
                    wrong("ignore", unknownCode(code));
                } else if (reason.isBlank()) {
                    wrong("ignore", code + ": a reason is needed");
                } else {
                    JsonObject item = (JsonObject) each;
                    ignores.add(
                            new Settings.Ignore(
                                    code,
                                    item.has("path") ? item.text("path") : null,
                                    item.has("name") ? item.text("name") : null,
                                    reason));
                }
            }
            return ignores;
        }
    }
}
