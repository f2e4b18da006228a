package io.daemonlens.cli.program;

import io.daemonlens.report.forecast.HtmlPage;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What an HTML page says of its origin: the command, the date and the version of the program. */
public final class PageOrigin {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private PageOrigin() {}

    /**
     * The date is that of {@code SOURCE_DATE_EPOCH} where the environment has it, so that a build
     * can make the same page twice.
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
