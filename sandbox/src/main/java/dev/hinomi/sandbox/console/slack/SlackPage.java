package dev.hinomi.sandbox.console.slack;

import dev.hinomi.sandbox.console.page.Address;
import dev.hinomi.sandbox.console.page.Extent;
import dev.hinomi.sandbox.console.page.Page;
import dev.hinomi.sandbox.console.page.Section;
import dev.hinomi.sandbox.console.page.View;
import dev.hinomi.sandbox.console.page.Visit;
import dev.hinomi.sandbox.store.SlackChannel;
import dev.hinomi.sandbox.store.SlackMessage;
import dev.hinomi.sandbox.store.SlackUser;
import dev.hinomi.sandbox.store.SlackWhisper;
import dev.hinomi.sandbox.store.SlackWorkspace;
import dev.hinomi.sandbox.store.Store;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The channels and their messages, as Slack would draw them. Thread-safe. */
public final class SlackPage implements Page {
    private static final int MAX_MESSAGES = 50;
    private static final int MAX_WHISPERS = 5;
    private static final String ROOT = "slack";

    private final Store store;
    private final SlackWorkspace workspace;
    private final Posts posts;
    private final ZoneId zone;

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
        this.zone = zone;
        posts = new Posts(new MessageHtml(new WorkspaceDirectory(workspace), zone));
    }

    @Override
    public Optional<View> view(Visit visit) {
        Asked asked = new Asked(visit.parameter("q"), acting(visit.parameter("as")), visit.parameter("said"));
        if (visit.subject().equals(ROOT)) {
            return Optional.of(new View(Section.SLACK, "slack/page.jte", "Slack", model("", "", asked)));
        }
        return workspace
                .channel(visit.subject())
                .map(channel -> new View(
                        Section.SLACK,
                        "slack/page.jte",
                        "#" + channel.name(),
                        model(channel.id(), channel.name(), asked)));
    }

    /** What the address asks for: a text, and who would press. */
    private record Asked(String filter, String acting, String said) {}

    /** The one who was chosen, else the first. */
    private String acting(String chosen) {
        return workspace
                .user(chosen)
                .or(() -> workspace.users().stream().findFirst())
                .map(SlackUser::id)
                .orElse("");
    }

    private SlackModel model(String channelId, String name, Asked asked) {
        List<SlackMessage> all = store.slack().all();
        Map<String, List<SlackMessage>> threads = all.stream()
                .filter(SlackMessage::reply)
                .collect(Collectors.groupingBy(reply -> reply.channel() + " " + reply.threadTs()));
        List<SlackMessage> found = store.slack()
                .newest(
                        Integer.MAX_VALUE,
                        message -> !message.reply()
                                && (channelId.isEmpty() || message.channel().equals(channelId))
                                && mentions(message, asked.filter()));
        List<SlackModel.ChannelPost> shown = found.stream()
                .limit(MAX_MESSAGES)
                .map(message -> new SlackModel.ChannelPost(
                        nameOf(message.channel()),
                        posts.of(
                                message,
                                threads.getOrDefault(message.channel() + " " + message.ts(), List.of()),
                                asked.acting())))
                .toList();
        long roots = all.stream().filter(message -> !message.reply()).count();
        Extent extent = new Extent(
                shown.size(), found.size(), (int) roots, store.slack().evicted());
        return new SlackModel(
                channels(all),
                name,
                asked.filter(),
                extent,
                shown,
                people(name),
                asked.acting(),
                asked.said(),
                whispers(channelId),
                zone.getId());
    }

    private List<SlackModel.Person> people(String channel) {
        Address here = channel.isEmpty() ? Address.of(ROOT) : Address.of(ROOT, channel);
        return workspace.users().stream()
                .map(user -> new SlackModel.Person(user.id(), user.name(), here.with("as", user.id())))
                .toList();
    }

    private List<SlackModel.Whisper> whispers(String channelId) {
        List<SlackWhisper> all = new ArrayList<>(store.slack().whispers());
        Collections.reverse(all);
        return all.stream()
                .filter(whisper -> channelId.isEmpty() || whisper.channel().equals(channelId))
                .limit(MAX_WHISPERS)
                .map(whisper -> posts.of(
                        whisper,
                        nameOf(whisper.channel()),
                        workspace.user(whisper.user()).map(SlackUser::name).orElse(whisper.user())))
                .toList();
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
