package dev.hinomi.observability.delivery;

/**
 * Hears what a delivery does. Called on the thread that offers or on the sending thread, so it must be quick and
 * thread-safe. Whatever it throws is swallowed: it cannot break the delivery.
 */
public interface DeliveryListener {
    /** Hears nothing. */
    DeliveryListener NO_OP = new DeliveryListener() {};

    /** One entry of so many items was handed to the delivery; it may be dropped at once, which {@link #dropped} then tells. */
    default void accepted(int items, int bytes) {}

    /** The destination took so many items of a batch, whose body had so many bytes before the transport compressed it. */
    default void sent(long items, long bytes) {}

    /** Items were given up. */
    default void dropped(DropReason reason, long items) {}

    /** A batch of so many entries failed and will be sent again. */
    default void retried(int entries) {}

    /** A batch of so many entries is held until the configuration is mended. */
    default void held(int entries) {}
}
