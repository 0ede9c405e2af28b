package dev.hinomi.observability.delivery;

/** Keeps a listener's exceptions from the delivery. */
record SafeListener(DeliveryListener listener) implements DeliveryListener {

    @Override
    public void accepted(int items, int bytes) {
        safely(() -> listener.accepted(items, bytes));
    }

    @Override
    public void sent(long items, long bytes) {
        safely(() -> listener.sent(items, bytes));
    }

    @Override
    public void dropped(DropReason reason, long items) {
        if (items > 0) {
            safely(() -> listener.dropped(reason, items));
        }
    }

    @Override
    public void retried(int entries) {
        safely(() -> listener.retried(entries));
    }

    @Override
    public void held(int entries) {
        safely(() -> listener.held(entries));
    }

    private static void safely(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException ignored) {
            // A listener only watches; what it cannot do must not cost an entry.
        }
    }
}
