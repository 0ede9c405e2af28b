package dev.hinomi.sandbox.console.incidents;

import dev.hinomi.sandbox.store.SlackMessage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The Slack messages kept, by the incidents that their metadata names. Immutable. */
final class Trail {
    private final Map<String, List<SlackMessage>> byIncident = new LinkedHashMap<>();
    private final Map<String, List<SlackMessage>> answers = new HashMap<>();
    private final Map<String, SlackMessage> byPlace = new HashMap<>();

    Trail(List<SlackMessage> all) {
        for (SlackMessage message : all) {
            byPlace.put(place(message), message);
            if (message.reply()) {
                answers.computeIfAbsent(message.channel() + "/" + message.threadTs(), root -> new ArrayList<>())
                        .add(message);
            }
            Labels labels = Labels.of(message);
            if (!labels.incident().isEmpty()) {
                byIncident
                        .computeIfAbsent(labels.incident(), id -> new ArrayList<>())
                        .add(message);
            }
        }
    }

    /** Where a message stands, as the service logs it. */
    static String place(SlackMessage message) {
        return message.channel() + "/" + message.ts();
    }

    Optional<SlackMessage> at(String place) {
        return Optional.ofNullable(byPlace.get(place));
    }

    /** The incidents named. */
    Set<String> incidents() {
        return byIncident.keySet();
    }

    /** The message in whose thread this one stands; itself when it stands in none, or when that is no longer kept. */
    SlackMessage root(SlackMessage message) {
        return message.reply()
                ? at(message.channel() + "/" + message.threadTs()).orElse(message)
                : message;
    }

    /** The messages that name one of these incidents, whatever stands in their threads, and those at these places; oldest first. */
    List<SlackMessage> of(Collection<String> incidents, Collection<String> places) {
        Set<SlackMessage> found = new LinkedHashSet<>();
        for (String incident : incidents) {
            for (SlackMessage message : byIncident.getOrDefault(incident, List.of())) {
                found.add(message);
                found.addAll(answers.getOrDefault(place(message), List.of()));
            }
        }
        places.forEach(place -> at(place).ifPresent(found::add));
        return found.stream()
                .sorted(Comparator.comparing(SlackMessage::postedAt))
                .toList();
    }
}
