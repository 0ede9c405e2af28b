package dev.hinomi.alerts.logs;

/** Whether a search finds an event. Pure. Thread-safe. */
@FunctionalInterface
interface EventTest {

    /** Finds everything. */
    EventTest EVERYTHING = event -> true;

    boolean finds(SeenEvent event);

    default EventTest and(EventTest other) {
        return event -> finds(event) && other.finds(event);
    }

    default EventTest or(EventTest other) {
        return event -> finds(event) || other.finds(event);
    }

    default EventTest not() {
        return event -> !finds(event);
    }
}
