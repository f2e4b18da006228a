package io.daemonlens.report.forecast;

import io.daemonlens.text.Wording;

/**
 * A self-contained HTML page: no script, no link to anywhere, readable in light and dark. In an
 * editor's panel it takes the editor's own colours.
 */
final class HtmlPage {

    private static final String HEAD =
            """
            <!DOCTYPE html>
            <html lang="%s">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>%s</title>
            <style>
            :root { color-scheme: light dark;
              --bg: var(--vscode-editor-background, Canvas); --fg: var(--vscode-editor-foreground, CanvasText);
              --dim: var(--vscode-descriptionForeground, #767676); --line: var(--vscode-panel-border, #8884);
              --yes: #2a9d8f; --no: #b8bcc2; --warn: #e09f3e; --bad: #d1495b; }
            body { background: var(--bg); color: var(--fg); margin: 1.2rem 1.4rem; max-width: 64rem;
              font: 14px/1.5 var(--vscode-font-family, system-ui, sans-serif); }
            h1 { font-size: 1.35rem; margin: 0 0 .1rem; } h2 { font-size: .82rem; letter-spacing: .08em;
              text-transform: uppercase; color: var(--dim); margin: 1.6rem 0 .4rem; }
            .dim { color: var(--dim); } .big { font-size: 1.15rem; font-weight: 600; }
            code { font: 12.5px var(--vscode-editor-font-family, ui-monospace, monospace); }
            .pool { display: grid; grid-template-columns: 9rem 4.5rem 1fr; gap: .2rem .8rem; margin: .35rem 0; }
            .pool b { text-align: right; font-weight: 600; }
            .dots { line-height: 1; } .dots i { display: inline-block; width: 10px; height: 10px;
              border-radius: 5px; margin: 2px; background: var(--no); }
            .dots i.yes { background: var(--yes); } .dots i.warn { background: var(--warn); }
            .why { grid-column: 3; color: var(--dim); }
            table { border-collapse: collapse; width: 100%%; } td, th { text-align: left; padding: .25rem .6rem .25rem 0;
              border-bottom: 1px solid var(--line); vertical-align: top; } th { color: var(--dim); font-weight: 500; }
            .badge { border-radius: 3px; padding: 0 .4em; font-size: .85em; color: #fff; background: var(--dim); white-space: nowrap; }
            .badge.restart, .badge.placement { background: var(--warn); } .badge.rollout { background: var(--yes); }
            .stuck { border-left: 3px solid var(--bad); padding-left: .7rem; }
            svg { width: 100%%; height: auto; } svg text { fill: var(--dim); font-size: 11px; }
            </style>
            </head>
            <body>
            """;

    private final StringBuilder text = new StringBuilder(8192);

    private final Wording words;

    HtmlPage(String titleKey, Wording words) {
        this.words = words;
        text.append(HEAD.formatted(words.language(), escape(words.say(titleKey))));
    }

    /** One of our own sentences, in the language of the page. */
    String say(String key, Object... values) {
        return words.say(key, values);
    }

    Wording words() {
        return words;
    }

    /** Adds markup; {@code {}} stand for texts, which are escaped. */
    HtmlPage add(String markup, Object... values) {
        int from = 0;
        for (Object value : values) {
            int gap = markup.indexOf("{}", from);
            text.append(markup, from, gap).append(escape(String.valueOf(value)));
            from = gap + 2;
        }
        text.append(markup, from, markup.length()).append('\n');
        return this;
    }

    String end() {
        return text.append("</body>\n</html>\n").toString();
    }

    static String escape(String value) {
        return value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
