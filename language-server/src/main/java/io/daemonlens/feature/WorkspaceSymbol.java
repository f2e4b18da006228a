package io.daemonlens.feature;

import io.daemonlens.feature.symbols.Spot;
import io.daemonlens.feature.symbols.WorkspaceObject;
import java.util.List;
import java.util.Locale;

/**
 * {@code workspace/symbol}: an object of any file by its name.
 *
 * @param name the object's name
 * @param kind of the object, as written
 * @param at the position of the name
 */
public record WorkspaceSymbol(String name, String kind, Spot at) {

    private static final int MOST = 500;

    /** Returns the objects whose {@code kind name} contains the letters of a query, in order. */
    public static List<WorkspaceSymbol> matching(List<WorkspaceObject> objects, String query) {
        String wanted = query.toLowerCase(Locale.ROOT).replace(" ", "");
        return objects.stream()
                .filter(each -> holds((each.kind() + each.name()).toLowerCase(Locale.ROOT), wanted))
                .limit(MOST)
                .map(each -> new WorkspaceSymbol(each.name(), each.kind(), each.nameAt()))
                .toList();
    }

    private static boolean holds(String text, String letters) {
        int at = 0;
        for (int i = 0; i < letters.length(); i++) {
            at = text.indexOf(letters.charAt(i), at) + 1;
            if (at == 0) {
                return false;
            }
        }
        return true;
    }
}
