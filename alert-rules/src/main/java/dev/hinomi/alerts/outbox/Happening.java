package dev.hinomi.alerts.outbox;

import dev.hinomi.alerts.escalation.Progress;
import dev.hinomi.alerts.notify.Report;
import dev.hinomi.alerts.notify.Shown;
import dev.hinomi.alerts.state.AskedSilence;
import java.util.Optional;

/** What one instance tells the one that tells people. */
sealed interface Happening {

    /** Names it for good. */
    String key();

    /**
     * An alert changed.
     *
     * @param report what was seen
     * @param shown what people have seen of it already, when it could not wait
     */
    record Seen(Report report, Optional<Shown> shown) implements Happening {
        @Override
        public String key() {
            return report.target().name() + "/" + report.instance() + "/"
                    + report.transition().incident().orElseThrow().id() + "/"
                    + report.transition().to() + "/" + report.transition().at().toEpochMilli();
        }
    }

    /**
     * What the store had of an alert was told alone, because the store was away by then.
     *
     * @param report what was seen
     * @param shown what people have seen of it
     */
    record ToldAlone(Report report, Shown shown) implements Happening {
        @Override
        public String key() {
            return "told alone/" + new Seen(report, Optional.empty()).key();
        }
    }

    /**
     * Somebody has an incident in hand. A silence has one name, at whatever moments and instances it was heard.
     *
     * @param incident its id
     * @param held who, and for how long
     * @param silence what is silent meanwhile; empty for a plain acknowledgement
     */
    record TakenInHand(String incident, Progress.Acknowledged held, Optional<AskedSilence> silence)
            implements Happening {
        @Override
        public String key() {
            String moment = held.until()
                    .map(until -> "until/" + until.toEpochMilli())
                    .orElseGet(() -> Long.toString(held.at().toEpochMilli()));
            return "in hand/" + incident + "/" + held.by() + "/" + moment;
        }
    }

    /**
     * Somebody has all incidents in hand that a storm tells in its message.
     *
     * @param storm its id
     * @param held who
     */
    record StormTakenInHand(String storm, Progress.Acknowledged held) implements Happening {
        @Override
        public String key() {
            return "in hand/" + storm + "/" + held.by() + "/" + held.at().toEpochMilli();
        }
    }
}
