package dev.hinomi.alerts.testing;

import dev.hinomi.alerts.backtest.Message;
import dev.hinomi.alerts.backtest.Situation;
import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.spec.Durations;
import dev.hinomi.alerts.spec.Expectation;
import dev.hinomi.alerts.state.Alert;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Compares what happened in a trial with what was expected of it. */
record Judge(Trial trial) {

    private static final String NO_MESSAGE = "none";

    List<Mismatch> judge(Expectation expectation) {
        return expectation instanceof Expectation.Moment moment
                ? moment(moment)
                : course((Expectation.Course) expectation);
    }

    private List<Mismatch> moment(Expectation.Moment expected) {
        Expectation.Subject subject = expected.subject();
        Case mismatches = new Case(subject.place(), name(subject) + " at " + Durations.format(expected.at()));
        Map<Tags, Situation> situations = trial.situations(subject.rule());
        Optional<Situation> found = subject.group().isPresent()
                ? Optional.ofNullable(situations.get(subject.group().get()))
                : situations.values().stream()
                        .filter(only -> situations.size() == 1)
                        .findFirst();
        if (found.isEmpty()) {
            return List.of(mismatches.of(
                    subject.group().map(group -> "the group " + group).orElse("one group"), groups(situations)));
        }
        Situation situation = found.get();
        List<Mismatch> all = new ArrayList<>();
        expected.state()
                .filter(state -> state != situation.status())
                .ifPresent(state -> all.add(mismatches.of(state.name(), Words.situation(situation, trial))));
        expected.value()
                .filter(value -> !value.equals(Words.value(situation)))
                .ifPresent(value -> all.add(mismatches.of("the value " + value, Words.situation(situation, trial))));
        List<Message> messages = about(situation.alert());
        String shown = last(messages, message -> true).map(Message::text).orElse(NO_MESSAGE);
        expected.message()
                .filter(message -> !message.equals(shown))
                .ifPresent(message -> all.add(mismatches.of(
                        "the message\n    " + message + "\n ", "\n    " + shown + because(shown, situation))));
        List<String> called =
                last(messages, Message::isNew).map(Message::mentions).orElse(List.of());
        expected.mentions()
                .filter(mentions -> !mentions.equals(called))
                .ifPresent(mentions -> all.add(mismatches.of("a call to " + people(mentions), people(called))));
        return all;
    }

    private static String because(String shown, Situation situation) {
        return shown.equals(NO_MESSAGE) ? Words.silence(situation) : "";
    }

    private static String groups(Map<Tags, Situation> situations) {
        return situations.isEmpty()
                ? "none: nothing that the rule looks at was seen yet"
                : situations.keySet().stream()
                        .map(Tags::toString)
                        .collect(Collectors.joining(" | ", "these, of which group: must name one: ", ""));
    }

    private static String people(List<String> names) {
        return names.isEmpty() ? "nobody" : String.join(", ", names);
    }

    private static Optional<Message> last(List<Message> messages, Predicate<Message> wanted) {
        return messages.stream().filter(wanted).reduce((earlier, later) -> later);
    }

    private List<Message> about(Alert alert) {
        return trial.messages(alert.rule().id()).stream()
                .filter(message -> message.notification().alert().group().equals(alert.group()))
                .toList();
    }

    private List<Mismatch> course(Expectation.Course expected) {
        Expectation.Subject subject = expected.subject();
        Duration until = expected.until().orElseGet(() -> trial.since(trial.now()));
        String times = " from " + Durations.format(expected.from()) + " to " + Durations.format(until);
        Case mismatches = new Case(subject.place(), name(subject) + times);
        Map<Tags, Situation> situations = trial.situations(subject.rule());
        if (subject.group().filter(group -> !situations.containsKey(group)).isPresent()) {
            return List.of(mismatches.of("the group " + subject.group().get(), groups(situations)));
        }
        BiPredicate<Tags, Instant> belongs =
                (group, at) -> subject.group().map(group::equals).orElse(true)
                        && trial.since(at).compareTo(expected.from()) > 0
                        && trial.since(at).compareTo(until) <= 0;
        List<Mismatch> all = new ArrayList<>();
        expected.transitions()
                .flatMap(changes -> new Sequence<>(
                                changes,
                                trial.transitions(subject.rule()).stream()
                                        .filter(happened -> belongs.test(
                                                happened.alert().group(),
                                                happened.transition().at()))
                                        .toList())
                        .ifDifferent(this::isSame)
                        .map(difference -> mismatches.of(
                                difference,
                                "transitions",
                                Judge::written,
                                happened -> Words.transition(happened, trial))))
                .ifPresent(all::add);
        expected.messages()
                .flatMap(told -> new Sequence<>(
                                told,
                                trial.messages(subject.rule()).stream()
                                        .filter(message -> belongs.test(
                                                message.notification().alert().group(), message.at()))
                                        .toList())
                        .ifDifferent((wanted, message) -> wanted.at().equals(trial.since(message.at()))
                                && wanted.text().equals(message.text()))
                        .map(difference -> mismatches.of(
                                difference,
                                "messages",
                                wanted -> Durations.format(wanted.at()) + " " + wanted.text(),
                                message -> Durations.format(trial.since(message.at())) + " " + message.text())))
                .ifPresent(all::add);
        return all;
    }

    private boolean isSame(Expectation.Change wanted, Trial.Happened happened) {
        return wanted.at().equals(trial.since(happened.transition().at()))
                && wanted.to() == happened.transition().to()
                && wanted.reason().map(happened.transition().reason()::equals).orElse(true);
    }

    private static String written(Expectation.Change change) {
        return Durations.format(change.at()) + " " + change.to()
                + change.reason().map(reason -> " " + reason.key()).orElse("");
    }

    private static String name(Expectation.Subject subject) {
        return subject.rule() + subject.group().map(group -> "{" + group + "}").orElse("");
    }

    private record Case(String place, String subject) {

        Mismatch of(String expected, String actual) {
            return new Mismatch(place, subject, expected, actual);
        }

        <E, A> Mismatch of(
                Sequence<E, A> difference, String what, Function<E, String> wanted, Function<A, String> came) {
            return of(
                    "the " + what
                            + lines(difference.expected().stream().map(wanted).toList()) + "\n ",
                    lines(difference.actual().stream().map(came).toList()));
        }

        private static String lines(List<String> items) {
            return items.isEmpty()
                    ? "\n    none"
                    : items.stream().map(item -> "\n    " + item).collect(Collectors.joining());
        }
    }

    private record Sequence<E, A>(List<E> expected, List<A> actual) {
        Optional<Sequence<E, A>> ifDifferent(BiPredicate<E, A> isSame) {
            boolean same = expected.size() == actual.size();
            for (int index = 0; same && index < expected.size(); index++) {
                same = isSame.test(expected.get(index), actual.get(index));
            }
            return same ? Optional.empty() : Optional.of(this);
        }
    }
}
