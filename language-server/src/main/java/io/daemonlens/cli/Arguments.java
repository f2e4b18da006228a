package io.daemonlens.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The words behind a command, sorted into options and operands. Options may stand anywhere. */
public final class Arguments {

    private final Map<String, List<String>> options;
    private final List<String> operands;

    private Arguments(Map<String, List<String>> options, List<String> operands) {
        this.options = options;
        this.operands = operands;
    }

    /**
     * Sorts words by the options known. Behind {@code --} everything is an operand, and {@code -}
     * is one.
     *
     * @throws UsageException for an unknown option, a missing or an unwanted value
     */
    public static Arguments parse(List<String> words, List<Option> known) {
        Map<String, List<String>> options = new LinkedHashMap<>();
        List<String> operands = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("--")) {
                operands.addAll(words.subList(i + 1, words.size()));
                break;
            }
            if (word.length() < 2 || word.charAt(0) != '-') {
                operands.add(word);
                continue;
            }
            boolean isLong = word.startsWith("--");
            int equals = isLong ? word.indexOf('=') : -1;
            String name = isLong ? word.substring(2, equals < 0 ? word.length() : equals) : null;
            Option option = isLong ? named(name, known) : lettered(word.charAt(1), known);
            if (option == null) {
                throw new UsageException(unknown(isLong ? "--" + name : word, known));
            }
            String value = "";
            if (option.takesValue()) {
                if (equals >= 0) {
                    value = word.substring(equals + 1);
                } else if (!isLong && word.length() > 2) {
                    value = word.substring(word.charAt(2) == '=' ? 3 : 2);
                } else if (i + 1 < words.size()) {
                    value = words.get(++i);
                } else {
                    throw new UsageException(
                            "--" + option.name() + " needs a value: " + option.value());
                }
            } else if (equals >= 0) {
                throw new UsageException("--" + option.name() + " takes no value");
            } else if (!isLong && word.length() > 2) {
                // Switches may share one dash: -qv.
                words = new ArrayList<>(words);
                words.add(i + 1, "-" + word.substring(2));
            }
            List<String> values = options.computeIfAbsent(option.name(), n -> new ArrayList<>());
            if (!option.repeatable()) {
                values.clear();
            }
            values.add(value);
        }
        return new Arguments(options, operands);
    }

    private static Option named(String name, List<Option> known) {
        return known.stream().filter(o -> o.name().equals(name)).findFirst().orElse(null);
    }

    private static Option lettered(char letter, List<Option> known) {
        return known.stream().filter(o -> o.letter() == letter).findFirst().orElse(null);
    }

    private static String unknown(String word, List<Option> known) {
        String nearest =
                Nearest.to(word.replaceFirst("^-+", ""), known.stream().map(Option::name).toList());
        return "no option " + word + (nearest == null ? "" : "; did you mean --" + nearest + "?");
    }

    public boolean has(String option) {
        return options.containsKey(option);
    }

    /** The option's value; null where it was not given. */
    public String value(String option) {
        List<String> values = options.get(option);
        return values == null ? null : values.get(values.size() - 1);
    }

    public String value(String option, String otherwise) {
        return has(option) ? value(option) : otherwise;
    }

    /** The values of a repeatable option in the order given; none where it was not given. */
    public List<String> values(String option) {
        return options.getOrDefault(option, List.of());
    }

    /**
     * The option's value as a whole number.
     *
     * @throws UsageException where it is none or below {@code least}
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
     * The option's value, one of a closed set.
     *
     * @throws UsageException where it is none of them
     */
    public String oneOf(String option, String otherwise, List<String> allowed) {
        String value = value(option, otherwise);
        if (value != null && !allowed.contains(value)) {
            throw new UsageException(
                    "--" + option + " " + value + ": expected " + String.join(", ", allowed));
        }
        return value;
    }

    /** The words that are no options. */
    public List<String> operands() {
        return operands;
    }
}
