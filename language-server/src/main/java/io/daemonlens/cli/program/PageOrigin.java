package io.daemonlens.cli.program;

import io.daemonlens.report.forecast.HtmlPage;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The origin shown in an HTML page: the command, the date and the version of the program. */
public final class PageOrigin {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private PageOrigin() {}

    /**
     * The date is that of the environment variable {@code SOURCE_DATE_EPOCH} if set, so that builds
     * are reproducible.
     */
    public static HtmlPage.Origin of(String command, Arguments arguments, Terminal terminal) {
        String epoch = terminal.environment().getOrDefault("SOURCE_DATE_EPOCH", "");
        Instant now =
                epoch.matches("[0-9]{1,11}")
                        ? Instant.ofEpochSecond(Long.parseLong(epoch))
                        : Instant.now();
        String typed = ("daemonlens " + command + " " + arguments.typed()).strip();
        return new HtmlPage.Origin(typed, DATE.format(now), Version.TEXT);
    }
}
