package io.daemonlens.engine.apps;

import io.daemonlens.engine.apimachinery.IntOrString;
import io.daemonlens.engine.apimachinery.Quantity;
import io.daemonlens.engine.json.JsonBoolean;
import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.schemas.FieldKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Writes values other than structs in the dump of a pod template. */
final class DumpedValue {

    static final Fragment NIL = new Fragment("<nil>");
    private static final Fragment ZERO_TIME =
            new Fragment(
                    "{Time:(time.Time){wall:(uint64)0 ext:(int64)0 loc:(*time.Location)<nil>}}");
    private static final Fragment TRUE = new Fragment("true");
    private static final Fragment FALSE = new Fragment("false");
    private static final BigInteger WORD = BigInteger.ONE.shiftLeft(64);

    private DumpedValue() {}

    /** Writes the value without its type; {@code null} is Go's zero value. */
    static void write(FieldKind kind, @Nullable JsonValue value, Fnv out) {
        switch (kind) {
            case STRING, BYTES, DURATION, RAW ->
                    out.add(value instanceof JsonText text ? text.value() : "");
            case INT32, INT64, FLOAT ->
                    out.add(value instanceof JsonNumber number ? number.literal() : "0");
            case BOOL -> out.add(value instanceof JsonBoolean bool && bool.value() ? TRUE : FALSE);
            case QUANTITY -> quantity(value, out);
            case INT_OR_STRING -> intOrString(IntOrString.of(value), out);
            case TIME -> out.add(ZERO_TIME);
            case OBJECT -> throw new AssertionError("a struct is dumped field by field");
        }
    }

    private static void intOrString(@Nullable IntOrString value, Fnv out) {
        String text = value == null ? null : value.text();
        out.add("{Type:(intstr.Type)").add(text == null ? '0' : '1');
        out.add(" IntVal:(int32)").add(Integer.toString(value == null ? 0 : value.number()));
        out.add(" StrVal:(string)").add(text == null ? "" : text).add('}');
    }

    /** Writes a quantity; a missing one reads back from storage as {@code 0}. */
    private static void quantity(@Nullable JsonValue value, Fnv out) {
        Quantity quantity = Quantities.of(value);
        out.add("{i:(resource.int64Amount){value:(int64)")
                .add(Long.toString(quantity.unscaledValue()))
                .add(" scale:(resource.Scale)")
                .add(Integer.toString(quantity.scale()))
                .add("} d:(resource.infDecAmount){Dec:(*inf.Dec)");
        if (quantity.isDecimal()) {
            decimal(quantity.decimal(), out);
        } else {
            out.add(NIL);
        }
        String text = quantity.keptText();
        out.add("} s:(string)").add(text == null ? "" : text);
        out.add(" Format:(resource.Format)").add(quantity.format().word()).add('}');
    }

    private static void decimal(BigDecimal decimal, Fnv out) {
        out.add("{unscaled:(big.Int){neg:(bool)").add(decimal.signum() < 0 ? TRUE : FALSE);
        out.add(" abs:(big.nat)");
        BigInteger rest = decimal.unscaledValue().abs();
        if (rest.signum() == 0) {
            out.add(NIL);
        } else {
            char before = '[';
            while (rest.signum() > 0) {
                out.add(before).add(rest.mod(WORD).toString());
                rest = rest.shiftRight(64);
                before = ' ';
            }
            out.add(']');
        }
        out.add("} scale:(inf.Scale)").add(Integer.toString(decimal.scale())).add('}');
    }
}
