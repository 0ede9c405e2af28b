package dev.hinomi.alerts.testing;

import dev.hinomi.alerts.backtest.Message;
import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.spec.Durations;
import dev.hinomi.alerts.state.Status;
import java.time.Duration;
import java.util.List;

/** What became of one rule. Immutable. */
public final class RuleCourse {

    private final String id;
    private final Trial trial;

    RuleCourse(String id, Trial trial) {
        this.id = id;
        this.trial = trial;
    }

    /** Every change of state after the first evaluation: {@code 12m FIRING critical_crossed}, with groups {@code … of uri:/jobs}. */
    public List<String> transitions() {
        return trial.transitions(id).stream()
                .filter(happened -> !trial.since(happened.transition().at()).isZero())
                .map(happened ->
                        Durations.format(trial.since(happened.transition().at())) + " "
                                + happened.transition().to() + " "
                                + happened.transition().reason().key()
                                + group(happened.alert().group()))
                .toList();
    }

    /** Every message and every edit of one: {@code 12m CRITICAL career-api: API error rate, 7.3% (threshold > 5%)}. */
    public List<String> messages() {
        return trial.messages(id).stream()
                .map(message -> Durations.format(trial.since(message.at())) + " " + message.text())
                .toList();
    }

    /** Everybody who was called by name, in order: {@code 12m @career-oncall}. */
    public List<String> calls() {
        return trial.messages(id).stream()
                .flatMap(message -> calls(message).stream())
                .toList();
    }

    private List<String> calls(Message message) {
        String at = Durations.format(trial.since(message.at()));
        return message.mentions().stream().map(name -> at + " " + name).toList();
    }

    /** The state of a rule without groups at this time from the start. */
    public Status stateAt(Duration at) {
        return stateAt(at, Tags.NONE);
    }

    /** The state of a group at this time from the start; {@code NO_DATA} before anything was seen of it. */
    public Status stateAt(Duration at, Tags group) {
        return trial.transitions(id).stream()
                .filter(happened -> happened.alert().group().equals(group)
                        && trial.since(happened.transition().at()).compareTo(at) <= 0)
                .map(happened -> happened.transition().to())
                .reduce(Status.NO_DATA, (earlier, later) -> later);
    }

    private static String group(Tags group) {
        return group.equals(Tags.NONE) ? "" : " of " + group;
    }
}
