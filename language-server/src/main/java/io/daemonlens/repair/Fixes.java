package io.daemonlens.repair;

import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.findings.QuickFix;
import io.daemonlens.text.TextEdit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Makes the list of fixes of one finding: one fix, or none if an edit is not possible (null). */
final class Fixes {

    private Fixes() {}

    static List<QuickFix> of(
            String title, boolean preferred, TextEdit edit, FieldPath first, FieldPath... more) {
        FieldPath[] changes = new FieldPath[more.length + 1];
        changes[0] = first;
        System.arraycopy(more, 0, changes, 1, more.length);
        return of(title, preferred, Collections.singletonList(edit), changes);
    }

    static List<QuickFix> of(
            String title, boolean preferred, List<TextEdit> all, FieldPath... changes) {
        return all.isEmpty() || all.contains(null)
                ? List.of()
                : List.of(new QuickFix(title, preferred, all, List.of(changes)));
    }

    static List<QuickFix> of(String title, boolean preferred, TextEdit first, TextEdit... more) {
        List<TextEdit> all = new ArrayList<>(Arrays.asList(more));
        all.add(0, first);
        return of(title, preferred, all);
    }
}
