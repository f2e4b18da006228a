package io.daemonlens.engine.apiserver.validation;

import static io.daemonlens.engine.apiserver.validation.CheckDaemonSet.checkTemplate;
import static io.daemonlens.engine.apiserver.validation.CheckDaemonSet.checkUpdate;

import org.junit.jupiter.api.Test;

class PodTemplateRulesTest {

    private static final String VALUE_WORDS =
            "a valid label must be an empty string or consist of alphanumeric characters, '-', '_'"
                    + " or '.', and must start and end with an alphanumeric character (e.g."
                    + " 'MyValue',  or 'my_value',  or '12345', regex used for validation is"
                    + " '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";

    @Test
    void tolerationsInAnAnnotationAreReadAsGoReadsThem() {
        String annotation = "'annotations':{'scheduler.alpha.kubernetes.io/tolerations':'X'}";
        checkTemplate(37, annotation.replace("X", "[{`KEY`:`k`,`operator`:`Exists`}]"), "");
        checkTemplate(
                37,
                annotation.replace("X", "[{`tolerationSeconds`:1.5}]"),
                "",
                "spec.template.annotations: Invalid value:"
                        + " \"scheduler.alpha.kubernetes.io/tolerations\": json: cannot unmarshal"
                        + " number 1.5 into Go struct field Toleration.TolerationSeconds of type"
                        + " int64");
        checkTemplate(
                37,
                annotation.replace("X", "["),
                "",
                "spec.template.annotations: Invalid value:"
                        + " \"scheduler.alpha.kubernetes.io/tolerations\": unexpected end of JSON"
                        + " input");
    }

    @Test
    void aProfileIsNotSaidTwice() {
        String annotation =
                "'annotations':{'seccomp.security.alpha.kubernetes.io/pod':'unconfined'}";
        checkTemplate(
                37,
                annotation,
                "'securityContext':{'seccompProfile':{'type':'RuntimeDefault'}}",
                "securityContext.seccompProfile.type: Forbidden: seccomp type in annotation and"
                        + " field must match");
        checkTemplate(37, annotation, "'securityContext':{'seccompProfile':{'type':'Unconfined'}}");
    }

    @Test
    void aHostPathIsCheckedOnlyWhereThereIsOne() {
        checkTemplate(
                37,
                "",
                "'volumes':[{'name':'v','hostPath':{'path':'','type':'no'}}]",
                "volumes[0].hostPath.path: Required value");
        checkTemplate(
                37,
                "",
                "'volumes':[{'name':'v','hostPath':{'path':'a/../b','type':'no'}}]",
                "volumes[0].hostPath.path: Invalid value: \"a/../b\": must not contain '..'",
                "volumes[0].hostPath.type: Unsupported value: \"no\": supported values: \"\","
                        + " \"BlockDevice\", \"CharDevice\", \"Directory\","
                        + " \"DirectoryOrCreate\", \"File\", \"FileOrCreate\", \"Socket\"");
    }

    @Test
    void aHostAndPortMayHaveBrackets() {
        String quobyte = "'volumes':[{'name':'v','quobyte':{'volume':'w','registry':'X'}}]";
        checkTemplate(37, "", quobyte.replace("X", "[::1]:80,a:b,:1"));
        String refused =
                "volumes[0].quobyte.registry: Invalid value: \"X\": must be a host:port pair or"
                        + " multiple pairs separated by commas";
        for (String registry : new String[] {"a", "::1:80", "[::1]", "[a]b:1", "a]:1", "a:[1"}) {
            checkTemplate(37, "", quobyte.replace("X", registry), refused.replace("X", registry));
        }
    }

    @Test
    void searchNamesMayHaveUnderscoresNow() {
        String search = "'dnsConfig':{'searches':['_a.b_c.']}";
        checkTemplate(33, "", search);
        checkTemplate(
                32,
                "",
                search,
                "dnsConfig.searches[0]: Invalid value: \"_a.b_c\": a lowercase RFC 1123 subdomain"
                        + " must consist of lower case alphanumeric characters, '-' or '.', and"
                        + " must start and end with an alphanumeric character (e.g. 'example.com',"
                        + " regex used for validation is"
                        + " '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')");
    }

    @Test
    void anUpdateMayKeepWhatIsStored() {
        String affinity =
                "'affinity':{'nodeAffinity':{'requiredDuringSchedulingIgnoredDuringExecution':{"
                        + "'nodeSelectorTerms':[{'matchExpressions':[{'key':'k','operator':'In',"
                        + "'values':['b c']}]}]}}}";
        checkUpdate(37, affinity, affinity);
        checkUpdate(
                37,
                "",
                affinity,
                "affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution"
                        + ".nodeSelectorTerms[0].matchExpressions[0].values[0]: Invalid value:"
                        + " \"b c\": "
                        + VALUE_WORDS);
        checkTemplate(32, "", affinity);
    }
}
