package dev.hinomi.alerts.spec;

import dev.hinomi.alerts.rule.ActiveHours;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads hours of the week below {@code hours}, one text or a list.
 *
 * @param findings what is wrong
 * @param zone whose clocks, where the text does not say it
 */
record Hours(Findings findings, Optional<ZoneId> zone) {

    private static final String WITHOUT_ZONE = ".*\\d{2}:\\d{2}-\\d{2}:\\d{2}";

    List<ActiveHours> read(YamlMapping entry) {
        List<ActiveHours> ranges = new ArrayList<>();
        entry.value("hours").ifPresent(value -> {
            List<Node> nodes = value instanceof SequenceNode list ? list.getValue() : List.of(value);
            nodes.forEach(node -> entry.scalar(entry.path("hours"), node)
                    .flatMap(text -> hours(text, entry.path("hours"), node))
                    .ifPresent(ranges::add));
        });
        return ranges;
    }

    private Optional<ActiveHours> hours(String text, String path, Node node) {
        try {
            boolean asHere = text.matches(WITHOUT_ZONE) && zone.isPresent();
            return Optional.of(ActiveHours.of(asHere ? text + " " + zone.get() : text));
        } catch (IllegalArgumentException problem) {
            findings.error(path, node, String.valueOf(problem.getMessage()), "Correct the hours");
            return Optional.empty();
        }
    }
}
