package dev.hinomi.benchmarks.oncall;

import dev.hinomi.benchmarks.run.Figures;
import dev.hinomi.benchmarks.run.Run;
import java.util.LinkedHashMap;
import java.util.Map;

/** Who is on call over moved clocks, handoffs, hours, holidays and substitutions, by the library and by a painted calendar. */
public final class OnCallDst implements Run {

    private static final int CASES = 10_000;

    @Override
    public String name() {
        return "oncall-dst";
    }

    @Override
    public String what() {
        return "10,000 random schedules in Asia/Tokyo, Europe/London, America/Chicago and Australia/Lord_Howe, most around a"
                + " move of the clocks, compared with a calendar that is painted minute by minute: who, why and until when are"
                + " the same around every change and at random moments";
    }

    @Override
    public Figures run() {
        Comparison comparison = new Comparison();
        for (int number = 0; number < CASES; number++) {
            comparison.run(number);
        }
        comparison.wrong().stream().limit(10).forEach(System.err::println);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("cases", comparison.cases());
        values.put("over_a_move", comparison.casesOverAMove());
        values.put("changes", comparison.changes());
        values.put("moments", comparison.moments());
        values.put("wrong", comparison.wrong().size());
        return new Figures(
                values,
                comparison.wrong().isEmpty()
                        && comparison.casesOverAMove() > CASES / 2
                        && comparison.changes() > CASES);
    }
}
