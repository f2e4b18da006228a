package io.daemonlens.repair;

import io.daemonlens.text.Wording;
import java.util.ArrayList;
import java.util.List;

/**
 * The help for the messages whose text alone tells the cause. Sentences get the written value, the
 * name of the field, and the texts in the holes of the message.
 */
final class DetailHelp {

    /** A rule code (or a star), the beginning of the message, and the key of the sentence. */
    private static final String[][] ROWS = {
        {"active-deadline", "must not be specified", "deadline"},
        {"active-deadline", "activeDeadlineSeconds in DaemonSet", "deadline"},
        {"claim-template", "cannot be set", "claim-metadata"},
        {"claim-template", "may not use ReadWriteOncePod with", "one-mode"},
        {"claim-template", "at least 1 access mode", "no-mode"},
        {"claim-template", "must be 'PersistentVolumeClaim' when", "source-group"},
        {"claim-template", "must match dataSourceRef", "two-sources"},
        {"claim-template", "may not be specified when dataSourceRef", "two-sources"},
        {"*", "must have at least one node selector term", "no-term"},
        {"*", "not a valid field selector key", "field-key"},
        {"*", "must not be specified when labelSelector is not set", "needs-selector"},
        {"*", "exists in both matchLabelKeys and {}", "both-keys"},
        {"*", "can only use minDomains if whenUnsatisfiable=DoNotSchedule", "min-domains"},
        {"apparmor-profile", "can only be set when AppArmor type is Localhost", "not-localhost"},
        {"apparmor-profile", "must be set when AppArmor type is Localhost", "localhost"},
        {"seccomp-profile", "can only be set when seccomp type is Localhost", "not-localhost"},
        {"seccomp-profile", "must be set when seccomp type is Localhost", "localhost"},
        {"dns-config", "must not have more than {} characters (including", "search-length"},
        {"dns-config", "must provide at least one DNS nameserver", "no-server"},
        {"*", "must be a valid IP address", "ip"},
        {"*", "must be valid IP address", "ip"},
        {"downward-item", "fieldRef and resourceFieldRef can not be", "two-references"},
        {"downward-item", "one of fieldRef and resourceFieldRef", "no-reference"},
        {"*", "may not be specified when `value` is not empty", "value-and-source"},
        {"finalizer", "name is neither a standard finalizer", "finalizer"},
        {"lifecycle-hook", "must be greater than 0 and less than termination", "sleep"},
        {"lifecycle-hook", "must be non-negative and less than termination", "sleep"},
        {"*", "must be a number between 0 and 0777 (octal)", "mode"},
        {"probe-number", "must be 1", "success-threshold"},
        {"probe-number", "must not be set for readinessProbes", "readiness-grace"},
        {"*", "may not specify a duration less than 10 minutes", "token-short"},
        {"*", "may not specify a duration larger than 2^32", "token-long"},
        {"*", "conflicting duplicate paths", "same-path"},
        {"*", "must be a standard resource for containers", "container-resource"},
        {"*", "doesn't follow extended resource name standard", "extended-resource"},
        {"*", "must be a standard resource type or fully qualified", "unknown-resource"},
        {"*", "must be an integer", "whole-device"},
        {"*", "{} is not positive integer multiple of hugepages-{}", "huge-pages"},
        {"*", "Limit must be set for non overcommitable resources", "limit-of-device"},
        {"resource-reference", "only divisor's values {} are supported", "divisor"},
        {"sub-path", "subPathExpr and subPath are mutually exclusive", "two-sub-paths"},
        {"sysctl", "may not be specified when '{}' is true", "sysctl-of-host"},
        {"sysctl", "must have at most 253 characters and match", "sysctl-name"},
        {"*", "must not be greater than 100%", "above-100"},
        {"volume-source", "must specify a volume type", "no-source"},
        {"volume-field", "must be a host:port pair", "host-port-pair"},
        {"volume-field", "kubernetes.io and k8s.io namespaces are reserved", "reserved"},
        {"volume-field", "must be valid format starting with iqn", "iqn"},
        {"volume-field", "must be valid format", "iqn"},
        {"*", "targetWWNs and wwids can not be specified", "two-names"},
        {"*", "datasetName and datasetUUID can not be", "two-datasets"},
        {"*", "one of datasetName and datasetUUID", "no-dataset"},
        {"*", "Total length of <volume name>:<iscsi.targetPortal>", "iscsi-length"},
        {"windows-options", "gmsaCredentialSpec size must be under", "spec-size"},
        {"windows-options", "runAsUserName cannot contain more than one", "two-backslashes"},
        {"windows-options", "runAsUserName's Domain doesn't match", "domain"},
        {"windows-options", "runAsUserName's Domain length must be under {} ", "domain-length"},
        {"windows-options", "runAsUserName's User cannot be empty", "no-user"},
        {"windows-options", "runAsUserName's User cannot contain the", "user-characters"},
        {
            "windows-options",
            "runAsUserName's User length must not be longer than {} ",
            "user-length"
        },
        {"os-field", "cannot be set for a windows pod", "windows-pod"},
        {"os-field", "windows options cannot be set for a linux pod", "linux-pod"},
        {"host-users", "when `hostUsers` is false", "host-users"},
        {"resource-claim", "must be one of the names in pod.spec.resourceClaims: {}", "claims"},
        {"resource-claim", "must be one of the names in pod.spec.resourceClaims wh", "no-claims"},
        {"*", "error converting fieldPath: field label does not support", "subscript"},
        {
            "privilege-escalation",
            "cannot set `allowPrivilegeEscalation` to false and `cap",
            "sys-admin"
        },
        {"volume-device", "can only use volume source type of Persistent", "block-volume"},
        {"*", "must not already exist {}in {}", "mount-and-device"},
        {"managed-fields", "", "managed"},
        {"container-restart-policy", "must be specified", "restart-rule"},
        {"env-reference", "referenced volume must be of type emptyDir", "empty-dir"},
        {"env-source", "must specify one of: {}", "no-env-source"},
        {"resource-claim", "must specify one of: {}", "no-claim-source"},
        {"resource-claim", "at most one of {} may be specified", "more-than-one-of"},
        {"finalizer", "finalizer orphan and foregroundDeletion", "two-finalizers"},
        {"host-name", "may not be specified when {} is true", "with-host-name"},
        {"probe-http", "a valid HTTP header", "header"},
        {"volume-device", "must be unique", "device-twice"},
        {"volume-field", "SizeLimit field must be", "size-limit"},
        {"windows-options", "{} cannot be an empty string", "windows-empty"},
        {"host-process", "If pod contains any hostProcess", "all-host-process"},
        {"host-process", "hostNetwork must be true", "host-process-network"},
        {"projected-volume", "only one of name and signerName", "bundle-two"},
        {"projected-volume", "labelSelector must be unset", "bundle-selector"},
        {"projected-volume", "if provided, maxExpirationSeconds must be >= {}", "token-least"},
        {"projected-volume", "if provided, maxExpirationSeconds must be <= {}", "token-most"},
        {"projected-volume", "must be a domain-prefixed key", "domain-prefix"},
        {"projected-volume", "must be a fully qualified domain", "signer"},
        {"projected-volume", "should be a domain with at least", "signer"},
        {"security-context", "`hostUsers` must be false to use", "unmasked"},
        {"resize-policy", "must be 'NotRequired' when pod", "resize-never"},
    };

    private final BadValue bad;
    private final Wording wording;

    DetailHelp(BadValue bad, Wording wording) {
        this.bad = bad;
        this.wording = wording;
    }

    /** Returns the help of the first row that matches the rule and the message; else null. */
    String of(String rule) {
        for (String[] row : ROWS) {
            if (!row[0].equals("*") && !row[0].equals(rule)) {
                continue;
            }
            List<String> holes = new DetailTemplate(row[1]).match(bad.detail());
            if (holes != null) {
                return say(row[2], holes);
            }
        }
        return null;
    }

    private String say(String key, List<String> holes) {
        List<String> values = new ArrayList<>(List.of(bad.text(), bad.name()));
        values.addAll(holes);
        return wording.say("cause." + key, values.toArray());
    }
}
