package dev.hinomi.alerts.notify;

import dev.hinomi.alerts.state.Alert;
import dev.hinomi.alerts.state.Transition;

/**
 * What one instance has seen that a target is to be told of.
 *
 * @param instance who saw it; empty where there is one alone, or where it is about the whole fleet
 * @param target who is told
 * @param alert what it is about
 * @param transition what happened; belongs to an incident
 */
public record Report(String instance, NotifyTarget target, Alert alert, Transition transition) {

    /** Refuses what belongs to no incident: nobody is told of it. */
    public Report {
        if (transition.incident().isEmpty()) {
            throw new IllegalArgumentException("only what belongs to an incident is told, but was " + transition);
        }
    }

    /** The same from one instance alone. */
    public static Report of(NotifyTarget target, Alert alert, Transition transition) {
        return new Report("", target, alert, transition);
    }

    String incident() {
        return transition.incident().orElseThrow().id();
    }

    /** What is one incident while it lasts, whoever sees it. */
    String subject() {
        return target.name() + "/" + alert.name();
    }
}
