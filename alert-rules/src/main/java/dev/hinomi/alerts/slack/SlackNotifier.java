package dev.hinomi.alerts.slack;

import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.methods.response.chat.ChatUpdateResponse;
import com.slack.api.model.Message;
import com.slack.api.model.block.LayoutBlock;
import dev.hinomi.alerts.notify.Action;
import dev.hinomi.alerts.notify.Notification;
import dev.hinomi.alerts.notify.Notifier;
import dev.hinomi.alerts.notify.Outcome;
import dev.hinomi.alerts.notify.Receipt;
import dev.hinomi.observability.identity.ServiceIdentity;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Posts and edits messages through Slack's Web API. Needs a bot token with {@code chat:write}; {@code usergroups:read} and
 * {@code users:read.email} when rules call people by handle or address. Used by one thread at a time.
 */
public final class SlackNotifier implements Notifier {

    private final SlackApi api;
    private final MentionDirectory directory;
    private final ServiceIdentity identity;

    /**
     * @param connection how Slack is reached
     * @param identity who speaks: shown in every message
     * @param clock how long looked up people are remembered
     */
    public SlackNotifier(SlackConnection connection, ServiceIdentity identity, InstantSource clock) {
        this.api = new SlackApi(connection);
        this.directory = new MentionDirectory(api, clock);
        this.identity = identity;
    }

    @Override
    public Outcome send(Notification notification) {
        SlackMessage message = SlackMessage.about(notification, CalledPeople.by(notification, directory), identity);
        Action action = notification.action();
        if (action instanceof Action.Update update) {
            return SlackVerdict.of(update(notification, message, update.root()));
        }
        return SlackVerdict.of(
                action instanceof Action.Raise raise
                        ? post(notification, message, raise.root().timestamp())
                        : post(notification, message, null));
    }

    private SlackAnswer post(Notification notification, SlackMessage message, @Nullable String thread) {
        return api.call(
                methods -> methods.chatPostMessage(
                        request -> request.channel(notification.target().channel())
                                .text(message.text())
                                .blocks(blocks(notification, message))
                                .metadata(metadata(notification))
                                .threadTs(thread)
                                .replyBroadcast(thread != null)),
                (ChatPostMessageResponse response) ->
                        new SlackAnswer.Accepted(response.getChannel(), response.getTs()));
    }

    private SlackAnswer update(Notification notification, SlackMessage message, Receipt root) {
        return api.call(
                methods -> methods.chatUpdate(request -> request.channel(root.channel())
                        .ts(root.timestamp())
                        .text(message.text())
                        .blocks(blocks(notification, message))
                        .metadata(metadata(notification))),
                (ChatUpdateResponse response) -> new SlackAnswer.Accepted(response.getChannel(), response.getTs()));
    }

    private static @Nullable List<LayoutBlock> blocks(Notification notification, SlackMessage message) {
        return notification.form() == Notification.Form.RICH ? message.blocks() : null;
    }

    private static Message.Metadata metadata(Notification notification) {
        return Message.Metadata.builder()
                .eventType("hinomi_alert")
                .eventPayload(Map.of(
                        "dedup_key", notification.dedupKey(),
                        "incident", notification.incident().id(),
                        "rule", notification.alert().rule().id()))
                .build();
    }
}
