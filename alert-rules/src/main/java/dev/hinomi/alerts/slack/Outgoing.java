package dev.hinomi.alerts.slack;

import com.slack.api.model.Message;
import com.slack.api.model.block.LayoutBlock;
import dev.hinomi.alerts.notify.Action;
import dev.hinomi.alerts.notify.Attempt;
import dev.hinomi.alerts.notify.Notification;
import dev.hinomi.alerts.notify.Receipt;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message as Slack is to get it.
 *
 * @param channel the channel's id or {@code #name}
 * @param action whether it is posted, answers or is changed
 * @param message what it says
 * @param attempt in which form, and whether it may be there already
 * @param labels what its metadata says, the key among them
 */
record Outgoing(String channel, Action action, SlackMessage message, Attempt attempt, Map<String, String> labels) {

    static Map<String, String> labels(String key, Map<String, String> further) {
        Map<String, String> labels = new HashMap<>(further);
        labels.put(Reconciliation.KEY, key);
        return Map.copyOf(labels);
    }

    String key() {
        return labels.getOrDefault(Reconciliation.KEY, "");
    }

    /** The message that it changes. */
    Optional<Receipt> changed() {
        return action instanceof Action.Update update ? update.message() : Optional.empty();
    }

    /** The thread that it answers. */
    @Nullable
    String thread() {
        return changed().isPresent()
                ? null
                : action.message().map(Receipt::timestamp).orElse(null);
    }

    /** Whether an answer is also shown in the channel. */
    boolean isBroadcast() {
        return action.isBroadcast();
    }

    @Nullable
    List<LayoutBlock> blocks() {
        return attempt.form() == Notification.Form.RICH ? message.blocks() : null;
    }

    /** Anybody in the workspace may read it: it holds ids alone. */
    Message.Metadata metadata() {
        return Message.Metadata.builder()
                .eventType("hinomi_alert")
                .eventPayload(Map.copyOf(labels))
                .build();
    }
}
