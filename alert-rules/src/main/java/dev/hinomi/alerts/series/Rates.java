package dev.hinomi.alerts.series;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Functions that compare each point with the one before it. */
final class Rates {

    private Rates() {}

    static UnaryOperator<Track> of(String function) {
        Track.Change change = switch (function) {
            case "diff" -> (points, index) -> difference(points, index);
            case "monotonic_diff" -> (points, index) -> rising(difference(points, index));
            case "derivative" -> (points, index) -> difference(points, index) / seconds(points, index);
            case "throughput" -> (points, index) -> points.get(index).getValue() / seconds(points, index);
            case "per_second" -> (points, index) -> rising(difference(points, index)) / seconds(points, index);
            case "per_minute" -> (points, index) -> rising(difference(points, index)) / seconds(points, index) * 60;
            default -> (points, index) -> rising(difference(points, index)) / seconds(points, index) * 3600;
        };
        return track -> track.mapWithEarlier((points, index) -> index == 0 ? Double.NaN : change.apply(points, index));
    }

    private static double difference(List<Map.Entry<Long, Double>> points, int index) {
        return points.get(index).getValue() - points.get(index - 1).getValue();
    }

    private static double seconds(List<Map.Entry<Long, Double>> points, int index) {
        return (points.get(index).getKey() - points.get(index - 1).getKey()) / 1000.0;
    }

    private static double rising(double difference) {
        return difference < 0 ? Double.NaN : difference;
    }
}
