package io.daemonlens.forecast.node;

import io.daemonlens.engine.core.NodeSelectorTerm;
import io.daemonlens.engine.daemon.Reason;
import io.daemonlens.text.Wording;

/** The sentence that explains why a node gets no pod. */
public final class ReasonText {

    private ReasonText() {}

    public static String of(Reason reason, Wording wording) {
        if (reason instanceof Reason.NodeNameMismatch mismatch) {
            return wording.say("reason.node-name", mismatch.wanted());
        }
        if (reason instanceof Reason.NodeSelectorMismatch mismatch) {
            String label = mismatch.key() + "=" + mismatch.wanted();
            return mismatch.actual() == null
                    ? wording.say("reason.selector-missing", label)
                    : wording.say(
                            "reason.selector-other",
                            label,
                            mismatch.key() + "=" + mismatch.actual());
        }
        if (reason instanceof Reason.UntoleratedTaint untolerated) {
            return wording.say(
                    untolerated.keepsRunning() ? "reason.taint-keeps" : "reason.taint",
                    untolerated.taint());
        }
        if (reason instanceof Reason.NodeAffinityMismatch mismatch) {
            return affinity(mismatch, wording);
        }
        if (reason instanceof Reason.HostPortTaken taken) {
            return wording.say("reason.host-port", taken.port());
        }
        if (reason instanceof Reason.InsufficientResources shortage) {
            return wording.say("reason.resources", shortage.last());
        }
        if (reason instanceof Reason.OutOfDisk) {
            return wording.say("reason.out-of-disk");
        }
        throw new AssertionError(reason);
    }

    private static String affinity(Reason.NodeAffinityMismatch mismatch, Wording wording) {
        if (mismatch.terms().isEmpty()) {
            return wording.say("reason.affinity-no-terms");
        }
        Reason.TermMismatch first = mismatch.terms().get(0);
        String what =
                first.expressions().isEmpty()
                        ? wording.say("reason.affinity-empty-term")
                        : expression(first.expressions().get(0), wording);
        return mismatch.terms().size() == 1
                ? wording.say("reason.affinity", what)
                : wording.say("reason.affinity-many", mismatch.terms().size(), what);
    }

    private static String expression(Reason.ExpressionMismatch mismatch, Wording wording) {
        NodeSelectorTerm.Expression wanted = mismatch.expression();
        String written =
                wanted.key()
                        + " "
                        + wanted.operator()
                        + (wanted.values().isEmpty()
                                ? ""
                                : " [" + String.join(", ", wanted.values()) + "]");
        return mismatch.actual() == null
                ? wording.say("reason.expression-missing", written)
                : wording.say("reason.expression-other", written, mismatch.actual());
    }
}
