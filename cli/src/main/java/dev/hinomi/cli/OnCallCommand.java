package dev.hinomi.cli;

import com.google.gson.JsonObject;
import dev.hinomi.alerts.oncall.NamedSchedule;
import dev.hinomi.alerts.oncall.RemoteSchedules;
import dev.hinomi.alerts.spec.LoadedRules;
import dev.hinomi.alerts.spec.RuleFile;
import dev.hinomi.cli.csv.CsvTime;
import dev.hinomi.cli.oncall.Shift;
import dev.hinomi.cli.oncall.ShiftTable;
import dev.hinomi.cli.oncall.Shifts;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says who is on call, and who is next. */
@Command(
        name = "oncall",
        description = {
            "Says who is on call in each schedule of a rule file, and who is next.",
            "Schedules of Datadog On-Call are asked for with DD_API_KEY, DD_APP_KEY and DD_SITE."
        },
        mixinStandardHelpOptions = true)
final class OnCallCommand implements Callable<Integer> {

    private static final int MOST = 100;

    private final Surroundings machine;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The rule file.")
    private @Nullable Path file;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "A time with its offset, such as 2026-12-24T18:00:00+09:00. Default: now.")
    private @Nullable String at;

    @Option(
            names = "--next",
            paramLabel = "N",
            defaultValue = "3",
            description = "How many changes to show, at most " + MOST + ". Default: ${DEFAULT-VALUE}.")
    private int next = 3;

    @Mixin
    private VariablesOption variables = new VariablesOption();

    @Option(names = "--json", description = "One JSON object per shift on a line.")
    private boolean json;

    OnCallCommand(Surroundings machine) {
        this.machine = machine;
    }

    /** 0 when there is no error in the file, and every schedule is known. */
    @Override
    public Integer call() {
        CommandSpec command = Objects.requireNonNull(spec);
        PrintWriter out = command.commandLine().getOut();
        PrintWriter err = command.commandLine().getErr();
        if (next < 0 || next > MOST) {
            throw new ParameterException(command.commandLine(), "--next must be from 0 to " + MOST + ".");
        }
        Instant moment = moment(command);
        LoadedRules rules = RuleFile.read(RulesOption.existing(command, file), variables.values());
        rules.problems().forEach(err::println);
        if (rules.onCall().isEmpty()) {
            err.println("There is no schedule in " + file + ": write on_call:");
        }
        RemoteSchedules remote = DatadogAccount.schedules(machine);
        boolean known = true;
        for (NamedSchedule schedule : rules.onCall().values().stream()
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .toList()) {
            List<Shift> shifts = new Shifts(remote).of(schedule, moment, next);
            known &= shifts.stream().noneMatch(Shift::isUnknown);
            if (json) {
                shifts.forEach(shift -> new JsonLines(out).write(line(schedule, shift)));
            } else {
                ShiftTable.of(schedule, shifts).forEach(out::println);
            }
        }
        return rules.hasErrors() || rules.onCall().isEmpty() || !known ? Hinomi.PROBLEMS : 0;
    }

    private Instant moment(CommandSpec command) {
        if (at == null) {
            return machine.clock().instant();
        }
        try {
            return Instant.ofEpochMilli(CsvTime.parse(at));
        } catch (IllegalArgumentException problem) {
            throw new ParameterException(command.commandLine(), "Invalid --at: " + problem.getMessage(), problem);
        }
    }

    private static JsonObject line(NamedSchedule schedule, Shift shift) {
        JsonObject line = new JsonObject();
        line.addProperty("schedule", schedule.name());
        line.addProperty("zone", shift.zone().toString());
        line.addProperty("from", shift.from().toString());
        line.addProperty("until", shift.until().map(Instant::toString).orElse(null));
        line.add("people", JsonLines.array(shift.people()));
        line.addProperty("why", shift.why());
        return line;
    }
}
