package dev.hinomi.observability.logs.logback;

import dev.hinomi.observability.logs.LogMarkers;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/** What the markers of an event say, with those that they refer to. */
final class EventMarkers {
    private static final String NAMES = "markers";

    /** Spring's logging bridge puts this marker on every line of every Spring class: it says nothing. */
    private static final String SPRING_MARKER = "COMMONS-LOGGING";

    private static final Set<String> VITAL = Set.of("AUDIT", LogMarkers.CRITICAL.getName());

    /** Markers can refer to each other in circles. */
    private static final int MOST = 64;

    private EventMarkers() {}

    /** Whether the event must not be lost. */
    static boolean areVital(List<Marker> markers) {
        return withReferences(markers).stream()
                .map(Marker::getName)
                .anyMatch(name -> name != null && VITAL.contains(name));
    }

    /** Whether somebody must know of the event at once. */
    static boolean areCritical(List<Marker> markers) {
        return withReferences(markers).contains(LogMarkers.CRITICAL);
    }

    /** Tells the names of those that have nothing but a name, and the attributes that the others carry. */
    static void tell(List<Marker> markers, StructuredFields fields, BiConsumer<String, @Nullable Object> attribute) {
        List<String> names = new ArrayList<>();
        for (Marker marker : withReferences(markers)) {
            if (!fields.tell(marker, attribute) && !SPRING_MARKER.equals(marker.getName())) {
                names.add(marker.getName());
            }
        }
        if (!names.isEmpty()) {
            attribute.accept(NAMES, names);
        }
    }

    private static List<Marker> withReferences(List<Marker> markers) {
        List<Marker> all = new ArrayList<>();
        markers.forEach(marker -> collect(marker, all));
        return all;
    }

    @SuppressWarnings("deprecation") // SLF4J discourages references, and structured markers are joined by them.
    private static void collect(Marker marker, List<Marker> all) {
        if (all.size() < MOST && !all.contains(marker)) {
            all.add(marker);
            for (Iterator<Marker> others = marker.iterator(); others.hasNext(); ) {
                collect(others.next(), all);
            }
        }
    }
}
