package dev.hinomi.observability.delivery;

/** Keeps a listener's exceptions from the delivery. */
record SafeListener(DeliveryListener listener) implements DeliveryListener {

    @Override
    public void accepted(int bytes) {
        safely(() -> listener.accepted(bytes));
    }

    @Override
    public void sent(int entries, long bytes) {
        safely(() -> listener.sent(entries, bytes));
    }

    @Override
    public void dropped(DropReason reason, long entries) {
        if (entries > 0) {
            safely(() -> listener.dropped(reason, entries));
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
