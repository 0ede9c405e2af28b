package dev.hinomi.alerts.notify;

/**
 * Stands where a destination would be that somebody wants and nobody has set up: all is told elsewhere, with the reason.
 *
 * @param why what is missing
 * @param remedy what to do about it
 */
public record NotSetUp(String why, String remedy) implements Notifier {
    @Override
    public Outcome send(Notification notification) {
        return new Outcome.Reroute(why, remedy);
    }
}
