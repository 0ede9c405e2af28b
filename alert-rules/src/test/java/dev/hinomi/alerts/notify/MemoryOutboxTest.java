package dev.hinomi.alerts.notify;

class MemoryOutboxTest extends OutboxContract {

    private final MemoryOutbox outbox = new MemoryOutbox();

    @Override
    protected Outbox outbox() {
        return outbox;
    }

    @Override
    protected void arrives() {
        // It has.
    }
}
