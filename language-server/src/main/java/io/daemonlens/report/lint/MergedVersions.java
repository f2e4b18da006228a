package io.daemonlens.report.lint;

import io.daemonlens.report.lint.LintDocument.Item;
import io.daemonlens.settings.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The findings of a report, merged if the same finding occurs at several Kubernetes versions. */
final class MergedVersions {

    /**
     * One finding.
     *
     * @param holding the versions that have it, in the order they were asked
     * @param asked the versions its document was asked at; one without a range
     */
    record Entry(String file, Item item, List<String> holding, List<String> asked) {

        /** Returns {@code 1.8, 1.12–1.15}: each range of consecutive versions that were asked. */
        String stretches() {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < holding.size(); i++) {
                int first = i;
                while (i + 1 < holding.size() && follows(holding.get(i), holding.get(i + 1))) {
                    i++;
                }
                text.append(text.isEmpty() ? "" : ", ").append(holding.get(first));
                if (i > first) {
                    text.append('–').append(holding.get(i));
                }
            }
            return text.toString();
        }

        private boolean follows(String version, String next) {
            return asked.indexOf(next) == asked.indexOf(version) + 1;
        }
    }

    private MergedVersions() {}

    /** Returns the findings that count, in the order of their first occurrence. */
    static List<Entry> of(LintReport report) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        Map<String, List<String>> asked = new LinkedHashMap<>();
        for (LintDocument document : report.documents()) {
            String id = document.file() + '\0' + document.index() + '\0' + document.item();
            String version = String.valueOf(document.kubernetesVersion());
            List<String> versions = asked.computeIfAbsent(id, each -> new ArrayList<>());
            versions.add(version);
            for (Item item : document.findings()) {
                if (item.finding().counts()) {
                    String what = item.span() + item.finding().code() + item.finding().message();
                    entries.computeIfAbsent(
                                    id + '\0' + what,
                                    each ->
                                            new Entry(
                                                    document.file(),
                                                    item,
                                                    new ArrayList<>(),
                                                    versions))
                            .holding()
                            .add(version);
                }
            }
        }
        return List.copyOf(entries.values());
    }

    static int count(List<Entry> entries, Severity severity) {
        int count = 0;
        for (Entry entry : entries) {
            count += entry.item().finding().severity() == severity ? 1 : 0;
        }
        return count;
    }
}
