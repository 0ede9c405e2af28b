package dev.hinomi.sandbox.console.faults;

import dev.hinomi.sandbox.faults.Fault;
import dev.hinomi.sandbox.faults.FaultAction;
import dev.hinomi.sandbox.faults.FaultExtent;
import dev.hinomi.sandbox.faults.FaultTarget;
import dev.hinomi.sandbox.web.Parameters;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The form that asks for a fault.
 *
 * @param fields what was filled in
 */
record FaultForm(Parameters fields) {
    private static final int DEFAULT_STATUS = 503;
    private static final int DEFAULT_BYTES_PER_SECOND = 100;

    /**
     * Reads the form.
     *
     * @throws IllegalArgumentException when a field cannot be read; the message says which and what is right
     */
    Fault fault() {
        return new Fault(new FaultTarget(fields.get("target", "")), action(), extent(), number("percent", 100));
    }

    private FaultAction action() {
        String kind = fields.get("action", "");
        return switch (kind) {
            case "status" -> new FaultAction.Status(number("status", DEFAULT_STATUS), retryAfter());
            case "hang" -> new FaultAction.Hang();
            case "reset" -> new FaultAction.Reset();
            case "lose-answer" -> new FaultAction.LoseAnswer();
            case "slow" -> new FaultAction.Slow(number("bytesPerSecond", DEFAULT_BYTES_PER_SECOND));
            case "refuse" -> new FaultAction.Refuse();
            default ->
                throw new IllegalArgumentException(
                        "No fault \"" + kind + "\"; there are status, hang, reset, lose-answer, slow and refuse");
        };
    }

    private @Nullable Integer retryAfter() {
        return fields.get("retryAfter", "").isBlank() ? null : number("retryAfter", 1);
    }

    private FaultExtent extent() {
        if (!fields.get("count", "").isBlank()) {
            return new FaultExtent.Times(number("count", 1));
        }
        if (!fields.get("seconds", "").isBlank()) {
            return new FaultExtent.During(Duration.ofSeconds(number("seconds", 1)));
        }
        return new FaultExtent.UntilRemoved();
    }

    private int number(String name, int otherwise) {
        String text = fields.get(name, "").strip();
        try {
            return text.isEmpty() ? otherwise : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "The field " + name + " must be a whole number, but was \"" + text + "\"", e);
        }
    }
}
