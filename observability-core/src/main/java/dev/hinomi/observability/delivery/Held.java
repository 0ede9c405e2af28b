package dev.hinomi.observability.delivery;

/** An entry in memory. One that stands for a single item, as a log line does, has no field for it: there are many of them. */
class Held {
    private final long number;
    private final byte[] payload;

    private Held(long number, byte[] payload) {
        this.number = number;
        this.payload = payload;
    }

    static Held of(long number, byte[] payload, int items) {
        return items == 1 ? new Held(number, payload) : new OfItems(number, payload, items);
    }

    /** Its place in the order in which entries came. */
    final long number() {
        return number;
    }

    final byte[] payload() {
        return payload;
    }

    final int length() {
        return payload.length;
    }

    int items() {
        return 1;
    }

    private static final class OfItems extends Held {
        private final int items;

        OfItems(long number, byte[] payload, int items) {
            super(number, payload);
            this.items = items;
        }

        @Override
        int items() {
            return items;
        }
    }
}
