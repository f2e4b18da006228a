package io.daemonlens.manifest;

/**
 * The indentation style of a text, detected from its lines so that it works for invalid YAML.
 *
 * @param unit number of spaces for each level
 * @param dash number of spaces between the column of a key and the dash of the list below it
 */
public record Indentation(int unit, int dash) {

    private static final int USUAL = 2;
    private static final int WIDEST = 8;
    private static final int WIDEST_BLOCK = 64;

    /** Detects the most frequent indentation, or the default if the text has no nesting. */
    public static Indentation of(String text) {
        return of(text, USUAL);
    }

    /**
     * Detects the most frequent indentation.
     *
     * @param usual number of spaces for each level if the text has no nesting
     */
    public static Indentation of(String text, int usual) {
        int[] units = new int[WIDEST + 1];
        int[] dashes = new int[WIDEST + 1];
        int key = -1;
        for (int line = 0; line < text.length(); ) {
            int end = text.indexOf('\n', line);
            end = end < 0 ? text.length() : end;
            int at = skip(text, line, end, ' ');
            if (at < end && text.charAt(at) != '#' && text.charAt(at) != '\r') {
                boolean item = isDash(text, at, end);
                int deeper = key < 0 ? 0 : at - line - key;
                if (key >= 0 && item && deeper >= 0 && deeper <= WIDEST) {
                    dashes[deeper]++;
                } else if (key >= 0 && !item && deeper > 0 && deeper <= WIDEST) {
                    units[deeper]++;
                }
                while (isDash(text, at, end)) {
                    at = skip(text, at + 1, end, ' ');
                }
                key = opens(text, at, end) ? at - line : -1;
            }
            line = end + 1;
        }
        return new Indentation(most(units, usual), most(dashes, 0));
    }

    /**
     * Reindents a block written with two spaces for each level and lists at the column of their
     * key.
     */
    public String apply(String block) {
        if (unit == USUAL && dash == 0) {
            return block;
        }
        // The target column of keys and dashes, by their column in the block.
        int[] keys = new int[WIDEST_BLOCK];
        int[] dashes = new int[WIDEST_BLOCK];
        int above = 0;
        boolean opened = false;
        StringBuilder out = new StringBuilder(block.length() + 32);
        for (String line : block.split("\n", -1)) {
            int end = line.length();
            int column = Math.min(skip(line, 0, end, ' '), WIDEST_BLOCK - 1);
            boolean item = isDash(line, column, end);
            if (column > above) {
                keys[column] = keys[above] + unit;
                dashes[column] = keys[column];
            } else if (item && opened && column == above) {
                dashes[column] = keys[column] + dash;
            }
            int now = item ? dashes[column] : keys[column];
            out.append(out.isEmpty() ? "" : "\n").append(" ".repeat(now));
            out.append(line, column, end);
            above = column;
            while (isDash(line, above, end)) {
                int inner = Math.min(skip(line, above + 1, end, ' '), WIDEST_BLOCK - 1);
                now += inner - above;
                keys[inner] = now;
                dashes[inner] = now;
                above = inner;
            }
            opened = opens(line, above, end);
        }
        return out.toString();
    }

    private static boolean isDash(String text, int at, int end) {
        return at < end
                && text.charAt(at) == '-'
                && (at + 1 == end || text.charAt(at + 1) == ' ' || text.charAt(at + 1) == '\r');
    }

    /** Returns whether a line ends with the colon of its key, so that the value follows below. */
    private static boolean opens(String text, int from, int end) {
        int last = end;
        while (last > from && " \r".indexOf(text.charAt(last - 1)) >= 0) {
            last--;
        }
        return last > from && text.charAt(last - 1) == ':';
    }

    private static int skip(String text, int from, int end, char what) {
        int at = from;
        while (at < end && text.charAt(at) == what) {
            at++;
        }
        return at;
    }

    private static int most(int[] counts, int otherwise) {
        int best = otherwise;
        int count = 0;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > count) {
                best = i;
                count = counts[i];
            }
        }
        return best;
    }
}
