package dev.hinomi.cli.csv;

import dev.hinomi.alerts.backtest.History;
import dev.hinomi.alerts.backtest.RecordedSeries;
import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.series.SeriesKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads series from a CSV file: {@code time,metric,tags,value}, possibly with {@code ,type} behind it. Tags are separated by {@code
 * |}. A line without a value is a time without a point. Not safe for use by several threads.
 */
public final class CsvSeries {

    /** So many problems are kept; further ones are counted. */
    public static final int MOST_PROBLEMS = 20;

    private static final String HEADER = "time,metric,tags,value";
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    private static final Pattern METRIC = Pattern.compile("[A-Za-z][A-Za-z0-9_.]*");

    private final String file;
    private final Set<String> counts;
    private final History history = new History();
    private final Map<String, RecordedSeries> known = new HashMap<>();
    private final List<CsvProblem> problems = new ArrayList<>();
    private long problemCount;
    private int line;
    private String lastTime = "";
    private long lastMillis;

    private CsvSeries(String file, Set<String> counts) {
        this.file = file;
        this.counts = counts;
    }

    /**
     * What a file came to.
     *
     * @param history the series of the lines that are right
     * @param problems the first problems
     * @param problemCount how many there are
     */
    public record Read(History history, List<CsvProblem> problems, long problemCount) {}

    /**
     * Reads all lines.
     *
     * @param file what problems call it
     * @param counts the metrics whose values are counts where no type stands
     */
    public static Read read(String file, BufferedReader lines, Set<String> counts) throws IOException {
        return new CsvSeries(file, counts).read(lines);
    }

    private Read read(BufferedReader lines) throws IOException {
        for (String text = lines.readLine(); text != null; text = lines.readLine()) {
            line++;
            try {
                if (line == 1) {
                    checkHeader(text);
                } else if (!text.isBlank()) {
                    add(CsvLine.of(text).fields());
                }
            } catch (CsvProblem.Found found) {
                problemCount++;
                if (problems.size() < MOST_PROBLEMS) {
                    problems.add(found.at(file, line));
                }
            }
        }
        if (line == 0) {
            problemCount++;
            problems.add(new CsvProblem(file, "the file is empty: begin it with the line " + HEADER));
        }
        return new Read(history, List.copyOf(problems), problemCount);
    }

    private static void checkHeader(String text) throws CsvProblem.Found {
        String header = text.startsWith("\uFEFF") ? text.substring(1) : text;
        List<String> names =
                CsvLine.of(header).fields().stream().map(CsvLine.Field::text).toList();
        if (!names.equals(List.of(HEADER.split(",")))
                && !names.equals(List.of("time", "metric", "tags", "value", "type"))) {
            throw new CsvProblem.Found(
                    1,
                    "the first line must be " + HEADER + " or " + HEADER + ",type but is \"" + shortened(text) + "\"");
        }
    }

    private void add(List<CsvLine.Field> fields) throws CsvProblem.Found {
        if (fields.size() < 4 || fields.size() > 5) {
            throw new CsvProblem.Found(
                    fields.get(fields.size() - 1).column(),
                    "there must be 4 fields, or 5 with the type, but there are " + fields.size()
                            + ": tags are separated by |, and a field with a comma stands in quotes");
        }
        CsvLine.Field value = fields.get(3);
        if (value.text().isEmpty()) {
            return;
        }
        RecordedSeries series = series(fields);
        long time = in(fields.get(0), this::time);
        double number = in(value, text -> number(text, series.isCount()));
        in(fields.get(0), text -> {
            series.add(time, number);
            return number;
        });
    }

    @FunctionalInterface
    private interface Parser<T> {
        T parse(String text);
    }

    private static <T> T in(CsvLine.Field field, Parser<T> parser) throws CsvProblem.Found {
        try {
            return parser.parse(field.text());
        } catch (IllegalArgumentException problem) {
            throw new CsvProblem.Found(field.column(), String.valueOf(problem.getMessage()));
        }
    }

    private long time(String text) {
        if (!text.equals(lastTime)) {
            lastMillis = CsvTime.parse(text);
            lastTime = text;
        }
        return lastMillis;
    }

    private static double number(String text, boolean count) {
        if (!NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "\"" + shortened(text) + "\" is no number: leave it empty where there is no value");
        }
        double number = Double.parseDouble(text);
        if (count && number < 0) {
            throw new IllegalArgumentException(
                    "a count must be zero or more but is " + text + ": a gauge says so in a fifth column, type");
        }
        return number;
    }

    private RecordedSeries series(List<CsvLine.Field> fields) throws CsvProblem.Found {
        String type = fields.size() == 5 ? fields.get(4).text() : "";
        String name = fields.get(1).text() + "{" + fields.get(2).text() + "}" + type;
        RecordedSeries series = known.get(name);
        if (series == null) {
            String metric = in(fields.get(1), CsvSeries::metric);
            SeriesKey key = new SeriesKey(metric, in(fields.get(2), CsvSeries::tags));
            boolean count = !type.isEmpty() ? in(fields.get(4), CsvSeries::isCount) : counts.contains(metric);
            series = in(fields.get(fields.size() - 1), text -> count ? history.count(key) : history.gauge(key));
            known.put(name, series);
        }
        return series;
    }

    private static String metric(String text) {
        if (!METRIC.matcher(text).matches()) {
            throw new IllegalArgumentException("\"" + shortened(text)
                    + "\" is no metric's name: it begins with a letter and has letters, digits, '_' and '.'");
        }
        return text;
    }

    private static Tags tags(String text) {
        if (text.isBlank()) {
            return Tags.NONE;
        }
        List<String> tags =
                Arrays.stream(text.split("\\|", -1)).map(String::strip).toList();
        if (tags.stream().anyMatch(tag -> tag.isEmpty() || tag.indexOf(',') >= 0)) {
            throw new IllegalArgumentException(
                    "\"" + shortened(text) + "\" are no tags: write key:value, and | between two of them");
        }
        return new Tags(tags);
    }

    private static boolean isCount(String text) {
        return switch (text) {
            case "count" -> true;
            case "gauge" -> false;
            default ->
                throw new IllegalArgumentException("a type must be count or gauge but is \"" + shortened(text) + "\"");
        };
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
