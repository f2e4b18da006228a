package io.daemonlens.manifest;

import io.daemonlens.engine.json.CodePoints;
import io.daemonlens.yaml.YamlEntry;
import io.daemonlens.yaml.YamlMapping;
import io.daemonlens.yaml.YamlNode;
import io.daemonlens.yaml.YamlScalar;
import io.daemonlens.yaml.YamlSequence;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeMap;

/** Formats values in Go syntax ({@code %#v}), for API server messages that print a whole value. */
final class GoSyntax {

    private GoSyntax() {}

    static String of(YamlNode node) {
        StringBuilder out = new StringBuilder();
        write(node.target(), out);
        return out.toString();
    }

    private static void write(YamlNode node, StringBuilder out) {
        if (node instanceof YamlScalar scalar) {
            out.append(scalar(scalar.value()));
        } else if (node instanceof YamlSequence sequence) {
            out.append("[]interface {}{");
            String separator = "";
            for (YamlNode item : sequence.items()) {
                out.append(separator);
                write(item.target(), out);
                separator = ", ";
            }
            out.append('}');
        } else {
            Map<String, YamlNode> sorted = new TreeMap<>(CodePoints.ORDER);
            for (YamlEntry entry : ((YamlMapping) node).entries()) {
                sorted.put(of(entry.key()), entry.value());
            }
            out.append("map[interface {}]interface {}{");
            String separator = "";
            for (Map.Entry<String, YamlNode> entry : sorted.entrySet()) {
                out.append(separator).append(entry.getKey()).append(':');
                write(entry.getValue().target(), out);
                separator = ", ";
            }
            out.append('}');
        }
    }

    private static String scalar(Object value) {
        if (value == null) {
            return "interface {}(nil)";
        }
        if (value instanceof String text) {
            return quote(text);
        }
        return value instanceof Double number ? jsonFloat(number) : value.toString();
    }

    private static String quote(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints()
                .forEach(
                        c -> {
                            switch (c) {
                                case '"' -> out.append("\\\"");
                                case '\\' -> out.append("\\\\");
                                case '\n' -> out.append("\\n");
                                case '\r' -> out.append("\\r");
                                case '\t' -> out.append("\\t");
                                default -> {
                                    if (c < ' ' || c == 0x7F) {
                                        out.append(String.format("\\x%02x", c));
                                    } else {
                                        out.appendCodePoint(c);
                                    }
                                }
                            }
                        });
        return out.append('"').toString();
    }

    /** Returns the fewest digits that parse to the number; Java 17 does not always print those. */
    private static BigDecimal shortest(double number) {
        BigDecimal exact = new BigDecimal(number);
        for (int digits = 1; ; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (rounded.doubleValue() == number) {
                return rounded.stripTrailingZeros();
            }
        }
    }

    /** Formats a float like Go's JSON: shortest digits, an exponent below 1e-6 and from 1e21. */
    static String jsonFloat(double number) {
        if (number == 0) {
            return 1 / number < 0 ? "-0" : "0";
        }
        double size = Math.abs(number);
        BigDecimal shortest = shortest(number);
        if (size >= 1e-6 && size < 1e21) {
            return shortest.toPlainString();
        }
        String digits = shortest.unscaledValue().abs().toString();
        int exponent = digits.length() - 1 - shortest.scale();
        return (number < 0 ? "-" : "")
                + digits.charAt(0)
                + (digits.length() == 1 ? "" : "." + digits.substring(1))
                + "e"
                + (exponent < 0 ? "-" : "+")
                + (exponent >= 0 && exponent < 10 ? "0" : "")
                + Math.abs(exponent);
    }
}
