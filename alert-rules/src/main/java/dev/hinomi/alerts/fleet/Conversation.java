package dev.hinomi.alerts.fleet;

import dev.hinomi.alerts.query.MetricMonitor;
import dev.hinomi.alerts.series.FleetAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All questions, when each is due, and what was answered last. Questions come from any thread; they are asked on one. A question that
 * nobody wanted answered for {@link #FORGOTTEN} is forgotten.
 */
final class Conversation {

    /** Nobody wants to know any more: the rule is gone. */
    static final Duration FORGOTTEN = Duration.ofMinutes(5);

    /** A query that Datadog does not understand now will hardly be understood in a minute. */
    static final Duration MISUNDERSTOOD_PAUSE = Duration.ofMinutes(5);

    private static final Duration IDLE = Duration.ofMinutes(1);

    private final QueryApi api;
    private final FleetSettings settings;
    private final Throttle throttle;
    private final Map<String, Topic> topics = new ConcurrentHashMap<>();

    Conversation(QueryApi api, FleetSettings settings) {
        this.api = api;
        this.settings = settings;
        this.throttle = new Throttle(settings.requestsPerHour());
    }

    /** One question and what is known of it. */
    private static final class Topic {
        private final Question question;
        private volatile FleetAnswer answer = new FleetAnswer.Unknown();
        private volatile Instant wanted;
        private volatile Instant due = Instant.MIN;

        Topic(MetricMonitor monitor, Instant wanted) {
            this.question = new Question(monitor);
            this.wanted = wanted;
        }
    }

    /** Whether nobody has asked this before. */
    boolean isNew(MetricMonitor query) {
        return !topics.containsKey(query.canonical());
    }

    FleetAnswer latest(MetricMonitor query, Instant now) {
        Topic topic = topics.computeIfAbsent(query.canonical(), text -> new Topic(query, now));
        topic.wanted = now;
        return settings.turn().isOurs() ? topic.answer : new FleetAnswer.Unknown();
    }

    /** Asks the question that is due longest, if one is and it may be asked; answers how long to wait for the next. */
    Duration ask(Instant now) {
        topics.values().removeIf(topic -> topic.wanted.plus(FORGOTTEN).isBefore(now));
        Optional<Topic> next = topics.values().stream().min(Comparator.comparing(topic -> topic.due));
        if (next.isEmpty() || !settings.turn().isOurs()) {
            return next.isEmpty() ? IDLE : throttle.spacing();
        }
        Duration wait = wait(next.get(), now);
        if (!wait.isZero()) {
            return wait;
        }
        ask(next.get(), now);
        return throttle.left(now);
    }

    private Duration wait(Topic topic, Instant now) {
        Duration due = topic.due.isAfter(now) ? Duration.between(now, topic.due) : Duration.ZERO;
        Duration allowed = throttle.left(now);
        return due.compareTo(allowed) > 0 ? due : allowed;
    }

    private void ask(Topic topic, Instant now) {
        Instant end = now.minus(settings.delay());
        QueryReply reply = api.ask(topic.question.text(), topic.question.start(end), end);
        if (reply instanceof QueryReply.Answered answered) {
            throttle.passed(now, reply.hold());
            topic.answer = new FleetAnswer.Measured(now, pause(topic), topic.question.answer(answered.series()));
            topic.due = now.plus(topic.question.pause());
        } else if (reply instanceof QueryReply.Misunderstood misunderstood) {
            throttle.passed(now, reply.hold());
            topic.answer = new FleetAnswer.Failed(now, misunderstood.why());
            topic.due = now.plus(MISUNDERSTOOD_PAUSE);
        } else if (reply instanceof QueryReply.Unavailable unavailable) {
            throttle.failed(now, reply.hold());
            topics.values().stream().filter(other -> !other.due.isAfter(now)).forEach(other -> {
                other.answer = new FleetAnswer.Failed(now, unavailable.why());
            });
        }
    }

    /** With many questions it is the budget that says when each comes round again. */
    private Duration pause(Topic topic) {
        Duration round = throttle.spacing().multipliedBy(topics.size());
        Duration own = topic.question.pause();
        return round.compareTo(own) > 0 ? round : own;
    }
}
