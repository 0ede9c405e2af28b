package dev.hinomi.alerts.query;

import java.util.List;
import java.util.Random;

/** Writes valid expressions in many spellings. */
final class RandomQueries {

    private RandomQueries() {}

    static String expression(Random random, int depth) {
        if (depth == 0) {
            return metric(random);
        }
        return switch (random.nextInt(8)) {
            case 0 -> String.valueOf(random.nextInt(1000));
            case 1 -> random.nextInt(10) + "." + random.nextInt(100);
            case 2 -> "-" + expression(random, depth - 1);
            case 3 -> "(" + expression(random, depth - 1) + ")";
            case 4 -> pick(random, "abs", "default_zero", "ewma_5") + "( " + expression(random, depth - 1) + ")";
            case 5 -> metric(random);
            default ->
                expression(random, depth - 1)
                        + blanks(random)
                        + pick(random, "+", "-", "*", "/")
                        + blanks(random)
                        + expression(random, depth - 1);
        };
    }

    private static String metric(Random random) {
        return pick(random, "", "avg:", "sum:", "p95:", "count:")
                + pick(random, "a", "system.load.1", "Orders_total")
                + "{"
                + blanks(random)
                + scope(random, 2)
                + "}"
                + pick(random, "", "by{host}", " by {host,env}")
                + pick(random, "", ".as_count()", ".as_rate().rollup(sum,60)", ".fill(zero)");
    }

    private static String scope(Random random, int depth) {
        return switch (random.nextInt(5)) {
            case 0 -> "*";
            case 1 -> "env:prod,!host:web-*,bare";
            case 2 -> "!a:b";
            default -> words(random, depth);
        };
    }

    private static String words(Random random, int depth) {
        if (depth == 0) {
            return pick(random, "env:prod", "k:a*b*c", "x IN (1,2)", "x NOT IN (y)", "plain");
        }
        return switch (random.nextInt(4)) {
            case 0 -> "NOT " + words(random, 0);
            case 1 -> "(" + words(random, depth - 1) + ")";
            case 2 -> words(random, depth - 1) + " and " + words(random, depth - 1);
            default -> words(random, depth - 1) + " OR " + words(random, depth - 1);
        };
    }

    /** A search of any event platform, as it stands between the quotes. */
    static String search(Random random, int depth) {
        if (depth == 0) {
            return pick(
                    random,
                    "error",
                    "-warn*",
                    "\\\"two words\\\"",
                    "service:web",
                    "@http.status_code:[400 TO 499}",
                    "@duration:>=1.5",
                    "-@user.id:*",
                    "*:needle",
                    "path:\\/a\\ b",
                    "env:(prod OR (test -old))",
                    "CIDR(@ip, 10.0.0.0/8,::1/128)");
        }
        return switch (random.nextInt(5)) {
            case 0 -> "(" + search(random, depth - 1) + ")";
            case 1 -> pick(random, "NOT (", "-(", "NOT(") + search(random, depth - 1) + ")";
            case 2 -> search(random, depth - 1) + " AND " + search(random, depth - 1);
            case 3 -> search(random, depth - 1) + " OR " + search(random, depth - 1);
            default -> search(random, depth - 1) + "  " + search(random, depth - 1);
        };
    }

    static String composite(Random random, int depth) {
        if (depth == 0) {
            return String.valueOf(random.nextInt(100_000));
        }
        return switch (random.nextInt(4)) {
            case 0 -> "!" + composite(random, 0);
            case 1 -> "(" + composite(random, depth - 1) + ")";
            case 2 -> composite(random, depth - 1) + "&&" + composite(random, depth - 1);
            default -> composite(random, depth - 1) + " || " + composite(random, depth - 1);
        };
    }

    private static String blanks(Random random) {
        return " ".repeat(random.nextInt(2));
    }

    private static String pick(Random random, String... options) {
        return List.of(options).get(random.nextInt(options.length));
    }
}
