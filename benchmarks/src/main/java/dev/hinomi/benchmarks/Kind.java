package dev.hinomi.benchmarks;

import dev.hinomi.benchmarks.bench.LogsCall;
import dev.hinomi.benchmarks.bench.LogsEncode;
import dev.hinomi.benchmarks.bench.LogsMask;
import dev.hinomi.benchmarks.bench.LogsShip;
import dev.hinomi.benchmarks.bench.MetricsPublish;
import dev.hinomi.benchmarks.bench.MetricsRecord;
import dev.hinomi.benchmarks.bench.MetricsWire;
import dev.hinomi.benchmarks.fleet.FleetChaos;
import dev.hinomi.benchmarks.fleet.FleetOutage;
import dev.hinomi.benchmarks.fleet.FleetRestart;
import dev.hinomi.benchmarks.oncall.OnCallDst;
import dev.hinomi.benchmarks.rules.RulesBacktest;
import dev.hinomi.benchmarks.rules.RulesFuzz;
import dev.hinomi.benchmarks.rules.RulesLogs;
import dev.hinomi.benchmarks.rules.RulesNoise;
import dev.hinomi.benchmarks.rules.RulesOracle;
import dev.hinomi.benchmarks.rules.RulesTick;
import dev.hinomi.benchmarks.run.Run;
import dev.hinomi.benchmarks.slack.SlackByWebhook;
import dev.hinomi.benchmarks.slack.SlackFuzz;
import dev.hinomi.benchmarks.slack.SlackLanes;
import dev.hinomi.benchmarks.slack.SlackLimited;
import dev.hinomi.benchmarks.slack.SlackOrder;
import dev.hinomi.benchmarks.slack.SlackOutage;
import dev.hinomi.benchmarks.slack.SlackStorm;
import dev.hinomi.benchmarks.soak.JobExit;
import dev.hinomi.benchmarks.soak.LogsFlood;
import dev.hinomi.benchmarks.soak.LogsKill;
import dev.hinomi.benchmarks.soak.LogsLongOutage;
import dev.hinomi.benchmarks.soak.LogsOutage;
import dev.hinomi.benchmarks.soak.LogsStop;
import dev.hinomi.benchmarks.soak.LogsTorn;
import dev.hinomi.benchmarks.soak.LogsVirtual;
import dev.hinomi.benchmarks.soak.MetricsBudget;
import dev.hinomi.benchmarks.soak.MetricsClose;
import dev.hinomi.benchmarks.soak.MetricsFaults;
import dev.hinomi.benchmarks.soak.MetricsFuzz;
import dev.hinomi.benchmarks.soak.MetricsOutage;
import dev.hinomi.benchmarks.soak.MetricsSizes;
import java.util.List;
import java.util.Optional;

/**
 * A kind of runs.
 *
 * @param label its name, as on the command line
 * @param runs all there are
 */
record Kind(String label, List<Run> runs) {
    /** Runs that count, and runs that measure beside a peer or against a limit. */
    static final List<Kind> ALL = List.of(
            new Kind(
                    "soak",
                    List.of(
                            new LogsOutage(),
                            new LogsLongOutage(),
                            LogsLongOutage.compressed(),
                            new LogsKill(),
                            new LogsTorn(),
                            new LogsStop(),
                            new LogsFlood(),
                            new LogsVirtual(),
                            new MetricsFaults(),
                            new MetricsSizes(),
                            new MetricsClose(),
                            new MetricsFuzz(),
                            new MetricsBudget(),
                            new MetricsOutage(),
                            new JobExit(),
                            new OnCallDst(),
                            new RulesNoise(),
                            new RulesOracle(),
                            new RulesFuzz(),
                            new RulesLogs(),
                            new SlackOutage(),
                            new SlackLimited(),
                            new SlackLanes(),
                            new SlackOrder(),
                            new SlackFuzz(),
                            new SlackStorm(),
                            new SlackByWebhook(),
                            new FleetChaos(),
                            new FleetRestart(),
                            new FleetOutage())),
            new Kind(
                    "bench",
                    List.of(
                            new LogsEncode(),
                            new LogsMask(),
                            new LogsCall(),
                            new LogsShip(),
                            new MetricsPublish(),
                            new MetricsWire(),
                            new MetricsRecord(),
                            new RulesTick(),
                            new RulesBacktest())));

    static Kind named(String label) {
        return ALL.stream()
                .filter(kind -> kind.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "A run is a soak or a bench, but was to be a " + label + ": see the profiles of the build."));
    }

    Optional<Run> run(String name) {
        return runs.stream().filter(run -> run.name().equals(name)).findFirst();
    }
}
