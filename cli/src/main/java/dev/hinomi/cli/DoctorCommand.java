package dev.hinomi.cli;

import com.google.gson.JsonObject;
import dev.hinomi.alerts.slack.SlackConnection;
import dev.hinomi.alerts.slack.SlackDoctor;
import dev.hinomi.alerts.slack.SlackReport;
import dev.hinomi.alerts.slack.SlackReport.Check;
import dev.hinomi.alerts.slack.SlackReport.Result;
import dev.hinomi.alerts.spec.LoadedRules;
import dev.hinomi.alerts.spec.RuleFile;
import dev.hinomi.observability.config.Secret;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Asks Slack whether it will take what a rule file wants to say. */
@Command(
        name = "doctor",
        description = {
            "Asks Slack whether the token, its scopes, the channels and the people of a rule file are as messages need"
                    + " them. Posts nothing, and ends within 10 s.",
            "The token is read from SLACK_BOT_TOKEN. Schedules of Datadog On-Call are asked for with DD_API_KEY, DD_APP_KEY"
                    + " and DD_SITE."
        },
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {

    private static final String TOKEN = "SLACK_BOT_TOKEN";
    private static final Duration AT_MOST = Duration.ofSeconds(9);

    private final Surroundings machine;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--rules",
            paramLabel = "FILE",
            description = "The rule file. Without one only the token and its scopes are looked at.")
    private @Nullable Path file;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "What $${NAME} stands for in the rule file, such as env=prod.")
    private Map<String, String> variables = new LinkedHashMap<>();

    @Option(names = "--json", description = "One JSON object per check on a line.")
    private boolean json;

    @Option(names = "--strict", description = "What is doubtful counts as bad.")
    private boolean strict;

    @Option(
            names = "--api-url",
            paramLabel = "URL",
            description = "Address of Slack's Web API instead of Slack's own, such as a sandbox.")
    private @Nullable URI api;

    DoctorCommand(Surroundings machine) {
        this.machine = machine;
    }

    /** 0 when all is good, or doubtful at worst; with {@code --strict}, when all is good. */
    @Override
    public Integer call() {
        CommandSpec command = Objects.requireNonNull(spec);
        PrintWriter err = command.commandLine().getErr();
        Secret token = machine.variable(TOKEN)
                .map(Secret::of)
                .orElseThrow(() -> new ParameterException(
                        command.commandLine(), TOKEN + " is not set: set it to the bot token (xoxb-…) of the app."));
        LoadedRules rules = LoadedRules.NONE;
        if (file != null) {
            rules = RuleFile.read(RulesOption.existing(command, file), variables);
            rules.problems().forEach(err::println);
        }
        List<Check> checks = examine(token, rules).checks();
        PrintWriter out = command.commandLine().getOut();
        if (json) {
            checks.forEach(check -> new JsonLines(out).write(line(check)));
        } else {
            table(checks).forEach(out::println);
            out.println(Counted.of(checks.size(), "check") + ": " + summary(checks));
        }
        return rules.hasErrors() || checks.stream().anyMatch(this::isWrong) ? Hinomi.PROBLEMS : 0;
    }

    private boolean isWrong(Check check) {
        return switch (check.result()) {
            case GOOD -> false;
            case DOUBTFUL -> strict;
            case BAD, UNKNOWN -> true;
        };
    }

    private SlackReport examine(Secret token, LoadedRules rules) {
        SlackConnection connection = SlackConnection.of(token);
        SlackDoctor doctor = new SlackDoctor(
                api == null
                        ? connection
                        : connection.at(URI.create(api.toString().replaceFirst("/?$", "/"))),
                machine.clock());
        return doctor.examine(
                new SlackDoctor.Subject(
                        rules.targets().values(), rules.onCall(), DatadogAccount.schedules(machine), rules.rules()),
                AT_MOST);
    }

    private static String summary(List<Check> checks) {
        Map<Result, Long> counted =
                checks.stream().collect(Collectors.groupingBy(Check::result, Collectors.counting()));
        return Arrays.stream(Result.values())
                .map(result -> counted.getOrDefault(result, 0L) + " " + word(result))
                .collect(Collectors.joining(", "));
    }

    private static List<String> table(List<Check> checks) {
        int width = checks.stream()
                .mapToInt(check -> check.subject().length())
                .max()
                .orElse(0);
        String form = "%-8s  %-" + Math.max(1, width) + "s  %s";
        return checks.stream()
                .flatMap(check -> check.remedy().isEmpty()
                        ? List.of(String.format(form, word(check.result()), check.subject(), check.words())).stream()
                        : List.of(
                                String.format(form, word(check.result()), check.subject(), check.words()),
                                String.format(form, "", "", check.remedy()))
                                .stream())
                .toList();
    }

    private static JsonObject line(Check check) {
        JsonObject line = new JsonObject();
        line.addProperty("result", word(check.result()));
        line.addProperty("subject", check.subject());
        line.addProperty("found", check.words());
        line.addProperty("action", check.remedy());
        return line;
    }

    private static String word(Result result) {
        return result.name().toLowerCase(Locale.ROOT);
    }
}
