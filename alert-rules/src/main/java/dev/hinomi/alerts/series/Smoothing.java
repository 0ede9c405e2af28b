package dev.hinomi.alerts.series;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Functions of each point and those before it. */
final class Smoothing {

    private Smoothing() {}

    /** Over this many points, the latest included; fewer where there are not as many yet. */
    static UnaryOperator<Track> of(String name, int points) {
        return switch (name) {
            case "median" -> over(points, "median");
            case "rollingavg" -> over(points, "avg");
            default -> weighted(points);
        };
    }

    private static UnaryOperator<Track> over(int count, String aggregation) {
        return track -> track.mapWithEarlier((points, index) ->
                Aggregation.of(aggregation, values(points.subList(Math.max(0, index + 1 - count), index + 1))));
    }

    /** Exponential weights: a new point weighs 2 / (N + 1), and the first point is where it begins. */
    private static UnaryOperator<Track> weighted(int count) {
        double weight = 2.0 / (count + 1);
        return track -> {
            double[] average = {Double.NaN};
            return track.map(value -> {
                average[0] = Double.isNaN(average[0]) ? value : average[0] + weight * (value - average[0]);
                return average[0];
            });
        };
    }

    /** Over the points that are less than this many milliseconds older. */
    static UnaryOperator<Track> moving(long milliseconds, String aggregation) {
        return track -> track.mapWithEarlier((points, index) -> {
            long oldest = points.get(index).getKey() - milliseconds;
            List<Double> values = new ArrayList<>();
            for (int earlier = index; earlier >= 0 && points.get(earlier).getKey() > oldest; earlier--) {
                values.add(points.get(earlier).getValue());
            }
            return Aggregation.of(aggregation, values);
        });
    }

    static Track sums(Track track) {
        double[] sum = {0};
        return track.map(value -> sum[0] += value);
    }

    /** The sum of time difference times value difference, as Datadog words it. */
    static Track integral(Track track) {
        double[] sum = {0};
        return track.mapWithEarlier((points, index) -> {
            if (index > 0) {
                double seconds =
                        (points.get(index).getKey() - points.get(index - 1).getKey()) / 1000.0;
                sum[0] += seconds
                        * (points.get(index).getValue() - points.get(index - 1).getValue());
            }
            return sum[0];
        });
    }

    /** The straight line with the least squares. */
    static Track trend(Track track) {
        List<Map.Entry<Long, Double>> points = List.copyOf(track.points().entrySet());
        double meanTime =
                points.stream().mapToDouble(Map.Entry::getKey).average().orElse(0);
        double meanValue =
                points.stream().mapToDouble(Map.Entry::getValue).average().orElse(0);
        double covariance = points.stream()
                .mapToDouble(point -> (point.getKey() - meanTime) * (point.getValue() - meanValue))
                .sum();
        double variance = points.stream()
                .mapToDouble(point -> (point.getKey() - meanTime) * (point.getKey() - meanTime))
                .sum();
        double slope = variance == 0 ? 0 : covariance / variance;
        return track.mapWithEarlier(
                (all, index) -> meanValue + slope * (all.get(index).getKey() - meanTime));
    }

    private static List<Double> values(List<Map.Entry<Long, Double>> points) {
        List<Double> values = new ArrayList<>(points.size());
        points.forEach(point -> values.add(point.getValue()));
        return values;
    }
}
