package dev.hinomi.alerts.oncall.datadog;

import dev.hinomi.alerts.oncall.RemoteSchedules;
import dev.hinomi.observability.config.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who is on call in Datadog On-Call, by e-mail address. An answer is used for a minute, and beyond it while Datadog does not answer,
 * as long as the shifts in it last; the next shifts are asked for together with the current ones, so that a handoff takes place even
 * then. After a failure Datadog is left alone for half a minute. A question takes at most {@link #BUDGET}.
 *
 * <p>Needs an application key with {@code on_call_read}. Not offered on Datadog's sites for the United States government. Source:
 * docs.datadoghq.com/api/latest/on-call, "Get on-call responders for a schedule". Used by one thread at a time, never the one
 * that evaluates rules.
 */
public final class DatadogOnCall implements RemoteSchedules {

    /** How long one question may take, the answer included. */
    public static final Duration BUDGET = Duration.ofSeconds(2);

    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final Responders responders;
    private final InstantSource clock;
    private final Map<String, Kept> kept = new HashMap<>();

    /** The latest answer, and when to ask again. */
    private record Kept(Optional<Shifts> shifts, Instant answered, Instant askAgain, Optional<String> trouble) {}

    /**
     * @param api the address of the site's API, such as {@code https://api.ap1.datadoghq.com}
     * @param apiKey an API key
     * @param applicationKey an application key with {@code on_call_read}
     * @param clock how long answers are used
     */
    public DatadogOnCall(URI api, Secret apiKey, Secret applicationKey, InstantSource clock) {
        this(new Responders(api, apiKey, applicationKey, BUDGET), clock);
    }

    DatadogOnCall(Responders responders, InstantSource clock) {
        this.responders = responders;
        this.clock = clock;
    }

    @Override
    public RemoteDuty onCallAt(String id, Instant at) {
        Instant now = clock.instant();
        Kept known = kept.get(id);
        if (known == null || !now.isBefore(known.askAgain())) {
            known = ask(id, now, Optional.ofNullable(known));
            kept.put(id, known);
        }
        return duty(known, at, now);
    }

    private Kept ask(String id, Instant now, Optional<Kept> before) {
        try {
            return new Kept(Optional.of(responders.of(id)), now, now.plus(FRESH), Optional.empty());
        } catch (UnansweredException unanswered) {
            return new Kept(
                    before.flatMap(Kept::shifts),
                    before.map(Kept::answered).orElse(now),
                    now.plus(PAUSE),
                    Optional.of(unanswered.words()));
        }
    }

    private static RemoteDuty duty(Kept known, Instant at, Instant now) {
        if (known.shifts().isEmpty()) {
            return RemoteDuty.unknown(known.trouble().orElse("Datadog said nothing"));
        }
        Optional<String> trouble = known.trouble()
                .map(words -> words + "; who is on call is known from "
                        + Duration.between(known.answered(), now).toMinutes() + " min ago");
        return known.shifts().get().at(at, trouble);
    }
}
