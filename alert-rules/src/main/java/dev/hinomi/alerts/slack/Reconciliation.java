package dev.hinomi.alerts.slack;

import com.slack.api.methods.response.conversations.ConversationsHistoryResponse;
import com.slack.api.methods.response.conversations.ConversationsRepliesResponse;
import com.slack.api.model.Message;
import com.slack.api.model.ResponseMetadata;
import dev.hinomi.alerts.notify.Outcome;
import dev.hinomi.alerts.notify.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a message that may have arrived although nobody confirmed it: by the key in its metadata, among the messages since it was
 * first tried. Slack knows no other way to send once: {@code chat.postMessage} takes no key of its own that it would refuse a second
 * time. Used on the dispatcher's thread alone.
 */
final class Reconciliation {

    /** The metadata's field that names a message. */
    static final String KEY = "dedup_key";

    /** Slack's clock and ours may differ. */
    private static final Duration SKEW = Duration.ofMinutes(2);

    private static final int MOST_PAGES = 10;
    private static final int PAGE = 200;

    private final SlackApi api;
    private final ChannelDirectory channels;

    Reconciliation(SlackApi api, ChannelDirectory channels) {
        this.api = api;
        this.channels = channels;
    }

    /** Looks in the channel, or in the thread that the message would answer. */
    Sighting look(String channel, @Nullable String thread, String key, Instant since) {
        if (channels.id(channel).isEmpty()) {
            Outcome asked = channels.ask();
            if (!(asked instanceof Outcome.Sent)) {
                return unseen(asked);
            }
        }
        return channels.id(channel)
                .map(id -> look(id, thread, new Wanted(key, oldest(since))))
                .orElseGet(() -> new Sighting.Blind("the app is not a member of " + channel));
    }

    private record Wanted(String key, String oldest) {}

    private record Page(List<Message> messages, Optional<String> next) {}

    private Sighting look(String id, @Nullable String thread, Wanted wanted) {
        Optional<String> cursor = Optional.of("");
        for (int page = 0; page < MOST_PAGES && cursor.isPresent(); page++) {
            List<Page> read = new ArrayList<>();
            Outcome outcome = SlackVerdict.of(page(id, thread, wanted.oldest(), cursor.get(), read));
            if (!(outcome instanceof Outcome.Sent)) {
                return unseen(outcome);
            }
            Optional<Sighting> found = read.stream()
                    .flatMap(each -> each.messages().stream())
                    .filter(message -> hasKey(message, wanted.key()))
                    .<Sighting>map(message ->
                            new Sighting.Seen(new Receipt(id, message.getTs()), CalledPeople.areIn(message.getText())))
                    .findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            cursor = read.stream().flatMap(each -> each.next().stream()).findFirst();
        }
        return new Sighting.NotSeen();
    }

    private SlackAnswer page(String id, @Nullable String thread, String oldest, String cursor, List<Page> read) {
        @Nullable String from = cursor.isEmpty() ? null : cursor;
        if (thread != null) {
            return api.call(
                    methods -> methods.conversationsReplies(request -> request.channel(id)
                            .ts(thread)
                            .oldest(oldest)
                            .limit(PAGE)
                            .includeAllMetadata(true)
                            .cursor(from)),
                    (ConversationsRepliesResponse response) ->
                            read(read, response.getMessages(), response.getResponseMetadata()));
        }
        return api.call(
                methods -> methods.conversationsHistory(request -> request.channel(id)
                        .oldest(oldest)
                        .limit(PAGE)
                        .includeAllMetadata(true)
                        .cursor(from)),
                (ConversationsHistoryResponse response) ->
                        read(read, response.getMessages(), response.getResponseMetadata()));
    }

    private static SlackAnswer read(List<Page> read, List<Message> messages, @Nullable ResponseMetadata metadata) {
        read.add(new Page(
                messages, metadata == null ? Optional.empty() : ChannelDirectory.nextCursor(metadata.getNextCursor())));
        return new SlackAnswer.Accepted("", "");
    }

    private static boolean hasKey(Message message, String key) {
        return Optional.ofNullable(message.getMetadata())
                .map(Message.Metadata::getEventPayload)
                .map(payload -> payload.get(KEY))
                .filter(key::equals)
                .isPresent();
    }

    private static Sighting unseen(Outcome outcome) {
        if (outcome instanceof Outcome.Retry retry) {
            return new Sighting.Unsettled(new Outcome.Retry(
                    retry.after(), "looking for the message: " + retry.why(), Outcome.Arrival.UNKNOWN));
        }
        return new Sighting.Blind(why(outcome));
    }

    private static String why(Outcome outcome) {
        if (outcome instanceof Outcome.Reroute reroute) {
            return reroute.why();
        }
        return outcome instanceof Outcome.Rejected rejected ? rejected.why() : outcome.toString();
    }

    private static String oldest(Instant since) {
        return Long.toString(since.minus(SKEW).getEpochSecond());
    }
}
