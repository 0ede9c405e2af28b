package dev.hinomi.cli.csv;

/**
 * Something wrong in a CSV file.
 *
 * @param place file, line and column
 * @param complaint what is wrong, with the value
 */
public record CsvProblem(String place, String complaint) {

    @Override
    public String toString() {
        return "error: " + place + ": " + complaint;
    }

    /** A problem on the line that is being read. */
    static final class Found extends Exception {
        private static final long serialVersionUID = 1L;
        private final int column;

        Found(int column, String complaint) {
            super(complaint);
            this.column = column;
        }

        CsvProblem at(String file, int line) {
            return new CsvProblem(file + ":" + line + ":" + column, String.valueOf(getMessage()));
        }
    }
}
