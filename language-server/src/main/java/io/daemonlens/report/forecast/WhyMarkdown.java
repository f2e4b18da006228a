package io.daemonlens.report.forecast;

import io.daemonlens.forecast.Why;
import io.daemonlens.report.MarkdownText;
import io.daemonlens.text.Wording;
import java.util.List;

/** Diagnoses for a ticket or a chat: one short section per DaemonSet. */
public final class WhyMarkdown {

    private static final int MOST_NAMES = 20;

    private WhyMarkdown() {}

    public static String of(List<Why> all, Wording wording) {
        StringBuilder out = new StringBuilder();
        for (Why why : all) {
            out.append(out.length() > 0 ? "\n" : "");
            one(why, wording, out);
        }
        return out.toString();
    }

    private static void one(Why why, Wording wording, StringBuilder out) {
        out.append("### ").append(MarkdownText.escape(why.namespace() + "/" + why.name()));
        out.append(" · ");
        out.append(wording.say("why.verdict." + why.facts().verdict().word())).append("\n\n");
        out.append("**").append(MarkdownText.escape(why.sentence())).append("**\n\n");
        if (!why.budget().isEmpty()) {
            item(wording.say("why.BUDGET"), MarkdownText.escape(why.budget()), out);
        }
        item(wording.say("why.STATUS"), WhyText.status(why.status(), wording), out);
        out.append("\n| | ").append(wording.say("why.nodes")).append(" | |\n|---|---:|---|\n");
        for (Why.Bucket bucket : why.buckets()) {
            out.append("| ").append(bucket.name()).append(" | ").append(bucket.nodes().size());
            out.append(" | ")
                    .append(MarkdownText.escape(WhyText.names(bucket.nodes(), MOST_NAMES)));
            out.append(" |\n");
        }
        if (!why.causes().isEmpty()) {
            out.append('\n');
        }
        for (Why.CauseInWords cause : why.causes()) {
            String owner = wording.say("why.owner." + cause.facts().owner().word());
            String evidence =
                    cause.evidence().isEmpty() ? "" : " " + MarkdownText.code(cause.evidence());
            item(
                    cause.facts().code().word() + " (" + owner + ")",
                    MarkdownText.escape(cause.text()) + evidence,
                    out);
        }
        for (Why.RemedyInWords remedy : why.remedies()) {
            String outcome = remedy.outcome().isEmpty() ? "" : " → " + remedy.outcome();
            out.append('\n').append(MarkdownText.escape(remedy.text() + outcome)).append('\n');
            if (!remedy.facts().allCommands().isEmpty()) {
                out.append("\n```sh\n");
                remedy.facts().allCommands().forEach(each -> out.append(each).append('\n'));
                out.append("```\n");
            }
        }
    }

    private static void item(String title, String text, StringBuilder out) {
        out.append("- ").append(title).append(": ").append(text).append('\n');
    }
}
