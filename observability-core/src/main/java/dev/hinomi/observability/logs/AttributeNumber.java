package dev.hinomi.observability.logs;

import dev.hinomi.observability.json.JsonWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** Numbers as Datadog takes them: 64-bit integers and doubles. What is neither is a text. */
final class AttributeNumber {
    /** So many digits a double keeps. */
    private static final int DIGITS = 15;

    private static final int MOST_SCALE = 300;
    private static final int MOST_BITS = 8192;

    private AttributeNumber() {}

    /** Writes a number, or answers false and writes nothing if it would lose digits. */
    static boolean write(Number number, JsonWriter json) {
        if (number instanceof Integer || number instanceof Long || number instanceof Short || number instanceof Byte) {
            json.value(number.longValue());
        } else if (number instanceof Double) {
            json.value(number.doubleValue());
        } else if (number instanceof Float single && Float.isFinite(single)) {
            json.number(single.toString());
        } else if (number instanceof AtomicInteger || number instanceof AtomicLong || number instanceof LongAdder) {
            json.value(number.longValue());
        } else if (number instanceof BigInteger integer && integer.bitLength() < Long.SIZE) {
            json.value(integer.longValue());
        } else if (number instanceof BigDecimal decimal && isDouble(decimal)) {
            json.number(decimal.toString());
        } else {
            return false;
        }
        return true;
    }

    /** Its text; that of an integer so large that spelling it out would take long is how large it is. */
    static String text(Number number) {
        BigInteger digits = number instanceof BigDecimal decimal
                ? decimal.unscaledValue()
                : number instanceof BigInteger integer ? integer : BigInteger.ZERO;
        return digits.bitLength() <= MOST_BITS ? number.toString() : "[number of " + digits.bitLength() + " bits]";
    }

    private static boolean isDouble(BigDecimal decimal) {
        return decimal.unscaledValue().bitLength() < Long.SIZE
                && decimal.precision() <= DIGITS
                && Math.abs((long) decimal.scale()) <= MOST_SCALE;
    }
}
