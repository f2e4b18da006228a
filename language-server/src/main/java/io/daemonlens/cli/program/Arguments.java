package io.daemonlens.cli.program;

import io.daemonlens.text.NearestWord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;

/** The arguments of a command, parsed into options and operands. Options may stand anywhere. */
public final class Arguments {

    private final Map<String, List<String>> options;
    private final List<String> operands;
    private final List<String> words;

    private Arguments(
            Map<String, List<String>> options, List<String> operands, List<String> words) {
        this.options = options;
        this.operands = operands;
        this.words = words;
    }

    /**
     * Parses arguments by the known options. After {@code --} everything is an operand, and {@code
     * -} is one.
     *
     * @throws UsageException for an unknown option, a missing or an unexpected value
     */
    public static Arguments parse(List<String> words, List<Option> known) {
        Options all = new Options();
        known.forEach(option -> all.addOption(forParser(option)));
        // Abbreviated options are refused: a script must keep its meaning when an option is added.
        DefaultParser parser = DefaultParser.builder().setAllowPartialMatching(false).get();
        try {
            return sorted(parser.parse(all, words.toArray(String[]::new)), known, words);
        } catch (MissingArgumentException e) {
            Option option = named(e.getOption().getLongOpt(), known);
            throw new UsageException("--" + option.name() + " needs a value: " + option.value());
        } catch (UnrecognizedOptionException e) {
            throw new UsageException(unrecognized(e.getOption(), known));
        } catch (ParseException e) {
            throw new UsageException(e.getMessage());
        }
    }

    private static Arguments sorted(CommandLine line, List<Option> known, List<String> words) {
        Map<String, List<String>> options = new LinkedHashMap<>();
        for (org.apache.commons.cli.Option each : line.getOptions()) {
            Option option = named(each.getLongOpt(), known);
            List<String> values = options.computeIfAbsent(option.name(), n -> new ArrayList<>());
            if (!option.repeatable()) {
                values.clear();
            }
            values.add(option.takesValue() ? each.getValue() : "");
        }
        return new Arguments(options, line.getArgList(), List.copyOf(words));
    }

    private static org.apache.commons.cli.Option forParser(Option option) {
        return org.apache.commons.cli.Option.builder(
                        option.letter() == 0 ? null : String.valueOf(option.letter()))
                .longOpt(option.name())
                .hasArg(option.takesValue())
                .get();
    }

    private static Option named(String name, List<Option> known) {
        for (Option option : known) {
            if (option.name().equals(name)) {
                return option;
            }
        }
        throw new AssertionError(name);
    }

    private static String unrecognized(String word, List<Option> known) {
        int equals = word.indexOf('=');
        String name = (equals < 0 ? word : word.substring(0, equals)).replaceFirst("^--", "");
        boolean flag = known.stream().anyMatch(o -> o.name().equals(name) && !o.takesValue());
        return flag
                ? "--" + name + " takes no value"
                : unknown(word.substring(0, equals < 0 ? word.length() : equals), known);
    }

    private static String unknown(String word, List<Option> known) {
        String nearest =
                NearestWord.to(
                        word.replaceFirst("^-+", ""), known.stream().map(Option::name).toList());
        return "no option " + word + (nearest == null ? "" : "; did you mean --" + nearest + "?");
    }

    public boolean has(String option) {
        return options.containsKey(option);
    }

    /** Returns the option's value; null if it was not given. */
    public String value(String option) {
        List<String> values = options.get(option);
        return values == null ? null : values.get(values.size() - 1);
    }

    public String value(String option, String otherwise) {
        return has(option) ? value(option) : otherwise;
    }

    /** Returns the values of a repeatable option in the order given; empty if it was not given. */
    public List<String> values(String option) {
        return options.getOrDefault(option, List.of());
    }

    /**
     * Returns the option's value as a whole number.
     *
     * @throws UsageException if it is not a number or below {@code least}
     */
    public int number(String option, int otherwise, int least) {
        String value = value(option);
        if (value == null) {
            return otherwise;
        }
        if (!value.matches("[0-9]{1,9}") || Integer.parseInt(value) < least) {
            throw new UsageException(
                    "--" + option + " " + value + ": a number from " + least + " up is expected");
        }
        return Integer.parseInt(value);
    }

    /**
     * Returns the option's value, one of a fixed set.
     *
     * @throws UsageException if it is not in the set
     */
    public String oneOf(String option, String otherwise, List<String> allowed) {
        String value = value(option, otherwise);
        if (value != null && !allowed.contains(value)) {
            throw new UsageException(
                    "--" + option + " " + value + ": expected " + String.join(", ", allowed));
        }
        return value;
    }

    /**
     * Returns the arguments as typed, with quotes around those that a shell would split or expand.
     */
    public String typed() {
        List<String> shown = new ArrayList<>(words.size());
        for (String word : words) {
            shown.add(
                    word.matches("[\\w@%+=:,./-]+")
                            ? word
                            : "'" + word.replace("'", "'\\''") + "'");
        }
        return String.join(" ", shown);
    }

    /** The arguments that are not options. */
    public List<String> operands() {
        return operands;
    }
}
