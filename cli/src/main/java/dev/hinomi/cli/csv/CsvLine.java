package dev.hinomi.cli.csv;

import java.util.ArrayList;
import java.util.List;

/**
 * One line of a CSV file (RFC 4180): fields between commas, in quotes if they hold one, a quote in them doubled.
 *
 * @param fields the fields
 */
record CsvLine(List<Field> fields) {

    /**
     * A field.
     *
     * @param text its text, without quotes
     * @param column where it begins, from 1 on
     */
    record Field(String text, int column) {}

    /**
     * Takes a line apart.
     *
     * @throws CsvProblem.Found when a quote is not closed, or something stands behind it
     */
    static CsvLine of(String line) throws CsvProblem.Found {
        List<Field> fields = new ArrayList<>();
        int at = 0;
        while (true) {
            int start = at;
            if (at < line.length() && line.charAt(at) == '"') {
                StringBuilder text = new StringBuilder();
                at = quoted(line, at + 1, text);
                fields.add(new Field(text.toString(), start + 1));
            } else {
                int comma = line.indexOf(',', at);
                at = comma < 0 ? line.length() : comma;
                fields.add(new Field(line.substring(start, at).strip(), start + 1));
            }
            if (at >= line.length()) {
                return new CsvLine(List.copyOf(fields));
            }
            at++;
        }
    }

    private static int quoted(String line, int from, StringBuilder text) throws CsvProblem.Found {
        int at = from;
        while (true) {
            int quote = line.indexOf('"', at);
            if (quote < 0) {
                throw new CsvProblem.Found(from, "the quote is not closed on this line");
            }
            text.append(line, at, quote);
            if (quote + 1 < line.length() && line.charAt(quote + 1) == '"') {
                text.append('"');
                at = quote + 2;
            } else if (quote + 1 == line.length() || line.charAt(quote + 1) == ',') {
                return quote + 1;
            } else {
                throw new CsvProblem.Found(
                        quote + 2, "expected a comma behind the quote: a quote inside of a field is written twice");
            }
        }
    }
}
