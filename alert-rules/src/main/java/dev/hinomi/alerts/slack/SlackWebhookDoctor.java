package dev.hinomi.alerts.slack;

import com.slack.api.webhook.Payload;
import dev.hinomi.alerts.notify.Outcome;
import dev.hinomi.alerts.notify.Receipt;
import dev.hinomi.alerts.slack.SlackDoctor.Subject;
import dev.hinomi.alerts.slack.SlackReport.Check;
import dev.hinomi.alerts.slack.SlackReport.Result;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Asks Slack, without posting anything, whether an incoming webhook is alive: a message without text is refused by one that is ({@code
 * no_text}), and not known to one that is not ({@code no_service}, {@code invalid_token}). Used by one thread at a time, which it may block
 * for as long as it was told.
 */
public final class SlackWebhookDoctor {

    private static final String SUBJECT = "incoming webhook";
    private static final Receipt NOTHING = new Receipt("", "");

    private final SlackWebhook webhook;
    private final InstantSource clock;

    /** Asks this webhook. */
    public SlackWebhookDoctor(SlackWebhook webhook, InstantSource clock) {
        this.webhook = webhook;
        this.clock = clock;
    }

    /**
     * Whether it takes messages.
     *
     * @param atMost how long it may take
     */
    public Check examine(Duration atMost) {
        WebhookCall call = new WebhookCall(new SlackWebhook(
                webhook.url(), shorter(webhook.connectTimeout(), atMost), shorter(webhook.callTimeout(), atMost)));
        return check(WebhookVerdict.of(call.post(Payload.builder().text("").build()), NOTHING));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private Check check(Outcome outcome) {
        if (outcome instanceof Outcome.Retry retry) {
            return new Check(SUBJECT, Result.UNKNOWN, retry.why(), "See whether this host may reach " + webhook.host());
        }
        return outcome instanceof Outcome.Reroute reroute
                ? new Check(SUBJECT, Result.BAD, reroute.why(), reroute.remedy())
                : Check.good(SUBJECT, "Slack knows it; nothing was posted");
    }

    /**
     * The same where it is the only way into Slack: also whether those whom a rule file names can be called and told where it says.
     *
     * @param subject what
     * @param atMost how long it may take
     */
    public SlackReport examineAlone(Subject subject, Duration atMost) {
        Instant now = clock.instant();
        List<Check> checks = new ArrayList<>();
        checks.add(examine(atMost.dividedBy(2)));
        Audience audience = Audience.of(subject.targets(), subject.onCall());
        channels(audience.channels(), checks);
        Predicate<String> hasTime = what -> clock.instant().isBefore(now.plus(atMost.dividedBy(2)));
        checks.addAll(audience.schedules(subject.remote(), now, hasTime));
        audience.people().forEach((mention, where) -> {
            String who = "mention " + mention.written() + where;
            checks.add(
                    mention.isId()
                            ? Check.good(who, "an id, which is used as it is")
                            : new Check(
                                    who,
                                    Result.DOUBTFUL,
                                    "nobody can be asked who this is: messages arrive without calling them",
                                    "Use the id (U…, S…), or a bot token"));
        });
        return new SlackReport(checks);
    }

    private static void channels(Set<String> names, List<Check> checks) {
        if (names.size() > 1) {
            checks.add(new Check(
                    "channels",
                    Result.DOUBTFUL,
                    "what is for " + String.join(", ", names) + " goes to the one channel of the webhook",
                    "Use a bot token where channels differ"));
        }
    }
}
