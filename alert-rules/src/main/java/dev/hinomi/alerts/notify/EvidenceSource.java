package dev.hinomi.alerts.notify;

/** Knows what helps to understand an incident. Asked on the dispatcher's thread when a message is written; must not block. */
@FunctionalInterface
public interface EvidenceSource {

    /** Knows nothing. */
    EvidenceSource NONE = notification -> Evidence.NONE;

    /** What is known; what it throws is taken for nothing. */
    Evidence of(Notification notification);
}
