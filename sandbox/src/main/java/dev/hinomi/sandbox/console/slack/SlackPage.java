package dev.hinomi.sandbox.console.slack;

import dev.hinomi.sandbox.console.page.Address;
import dev.hinomi.sandbox.console.page.Extent;
import dev.hinomi.sandbox.console.page.Page;
import dev.hinomi.sandbox.console.page.Section;
import dev.hinomi.sandbox.console.page.View;
import dev.hinomi.sandbox.console.page.Visit;
import dev.hinomi.sandbox.store.SlackChannel;
import dev.hinomi.sandbox.store.SlackMessage;
import dev.hinomi.sandbox.store.SlackWorkspace;
import dev.hinomi.sandbox.store.Store;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The channels and their messages, as Slack would draw them. Thread-safe. */
public final class SlackPage implements Page {
    private static final int MAX_MESSAGES = 50;
    private static final String ROOT = "slack";

    private final Store store;
    private final SlackWorkspace workspace;
    private final Posts posts;

    /**
     * A page over a store.
     *
     * @param store what was posted
     * @param workspace who and what exists
     * @param zone the zone that dates are shown in
     */
    public SlackPage(Store store, SlackWorkspace workspace, ZoneId zone) {
        this.store = store;
        this.workspace = workspace;
        posts = new Posts(new MessageHtml(new WorkspaceDirectory(workspace), zone));
    }

    @Override
    public Optional<View> view(Visit visit) {
        String filter = visit.parameter("q");
        if (visit.subject().equals(ROOT)) {
            return Optional.of(new View(Section.SLACK, "slack/page.jte", "Slack", model("", "", filter)));
        }
        return workspace
                .channel(visit.subject())
                .map(channel -> new View(
                        Section.SLACK,
                        "slack/page.jte",
                        "#" + channel.name(),
                        model(channel.id(), channel.name(), filter)));
    }

    private SlackModel model(String channelId, String name, String filter) {
        List<SlackMessage> all = store.slack().all();
        Map<String, List<SlackMessage>> threads = all.stream()
                .filter(SlackMessage::reply)
                .collect(Collectors.groupingBy(reply -> reply.channel() + " " + reply.threadTs()));
        List<SlackMessage> found = store.slack()
                .newest(
                        Integer.MAX_VALUE,
                        message -> !message.reply()
                                && (channelId.isEmpty() || message.channel().equals(channelId))
                                && mentions(message, filter));
        List<SlackModel.ChannelPost> shown = found.stream()
                .limit(MAX_MESSAGES)
                .map(message -> new SlackModel.ChannelPost(
                        nameOf(message.channel()),
                        posts.of(message, threads.getOrDefault(message.channel() + " " + message.ts(), List.of()))))
                .toList();
        long roots = all.stream().filter(message -> !message.reply()).count();
        Extent extent = new Extent(
                shown.size(), found.size(), (int) roots, store.slack().evicted());
        return new SlackModel(channels(all), name, filter, extent, shown);
    }

    private static boolean mentions(SlackMessage message, String filter) {
        return filter.isEmpty()
                || message.current().text().contains(filter)
                || message.current().metadata().contains(filter)
                || message.current().blocks().contains(filter);
    }

    private String nameOf(String channelId) {
        return workspace.channel(channelId).map(SlackChannel::name).orElse(channelId);
    }

    private List<SlackModel.Channel> channels(List<SlackMessage> all) {
        Map<String, Long> counts =
                all.stream().collect(Collectors.groupingBy(SlackMessage::channel, Collectors.counting()));
        return workspace.channels().stream()
                .map(channel -> new SlackModel.Channel(
                        channel.id(),
                        channel.name(),
                        counts.getOrDefault(channel.id(), 0L),
                        Address.of("slack", channel.name())))
                .toList();
    }
}
