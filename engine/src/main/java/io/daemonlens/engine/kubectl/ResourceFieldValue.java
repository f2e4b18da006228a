package io.daemonlens.engine.kubectl;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apimachinery.Quantity;
import io.daemonlens.engine.json.JsonNumber;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The value of a resourceFieldRef: the container's resource divided by the divisor, rounded up. An
 * unset limit defaults to the node's capacity, which is unknown here.
 */
final class ResourceFieldValue {

    private ResourceFieldValue() {}

    static String of(Field resourceFieldRef, Field container) {
        String resource = resourceFieldRef.at("resource").text();
        int dot = resource.indexOf('.');
        if (dot < 0) {
            return "";
        }
        String list = resource.substring(0, dot);
        Field amount = container.at("resources", list, resource.substring(dot + 1));
        BigDecimal divisor = decimal(resourceFieldRef.at("divisor"));
        if (divisor.signum() == 0) {
            divisor = BigDecimal.ONE;
        }
        String value =
                decimal(amount).divide(divisor, 0, RoundingMode.CEILING).toBigInteger().toString();
        boolean nodes = resource.equals("limits.cpu") || resource.equals("limits.memory");
        return value.equals("0") && nodes ? "node allocatable" : value;
    }

    private static BigDecimal decimal(Field quantity) {
        String text = quantity.value() instanceof JsonNumber n ? n.literal() : quantity.text();
        return text.isEmpty() ? BigDecimal.ZERO : Quantity.parse(text).decimal();
    }
}
