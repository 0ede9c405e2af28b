package dev.hinomi.cli;

import com.google.gson.JsonObject;
import dev.hinomi.alerts.notify.Destination;
import dev.hinomi.alerts.slack.SlackConnection;
import dev.hinomi.alerts.slack.SlackDoctor;
import dev.hinomi.alerts.slack.SlackReport.Check;
import dev.hinomi.alerts.slack.SlackReport.Result;
import dev.hinomi.alerts.slack.SlackWebhook;
import dev.hinomi.alerts.slack.SlackWebhookDoctor;
import dev.hinomi.alerts.spec.LoadedRules;
import dev.hinomi.alerts.spec.RuleFile;
import dev.hinomi.alerts.webhook.WebhookReach;
import dev.hinomi.observability.config.Secret;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
            "The token is read from SLACK_BOT_TOKEN, the address of an incoming webhook from SLACK_WEBHOOK_URL; either is enough."
                    + " Schedules of Datadog On-Call are asked for with DD_API_KEY, DD_APP_KEY and DD_SITE."
        },
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {

    private static final String TOKEN = "SLACK_BOT_TOKEN";
    private static final String WEBHOOK = "SLACK_WEBHOOK_URL";
    private static final Duration AT_MOST = Duration.ofSeconds(9);
    private static final Duration FOR_THE_WEBHOOK = Duration.ofSeconds(2);
    private static final Duration SHORTEST = Duration.ofMillis(100);

    private final Surroundings machine;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--rules",
            paramLabel = "FILE",
            description = "The rule file. Without one only the token and its scopes are looked at.")
    private @Nullable Path file;

    @Mixin
    private VariablesOption variables = new VariablesOption();

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
        Optional<Secret> token = machine.variable(TOKEN).map(Secret::of);
        Optional<SlackWebhook> webhook = webhook(command);
        if (token.isEmpty() && webhook.isEmpty()) {
            throw new ParameterException(
                    command.commandLine(),
                    TOKEN + " is not set: set it to the bot token (xoxb-…) of the app, or " + WEBHOOK
                            + " to an incoming webhook.");
        }
        LoadedRules rules = LoadedRules.NONE;
        if (file != null) {
            rules = RuleFile.read(RulesOption.existing(command, file), variables.values());
            rules.problems().forEach(err::println);
        }
        List<Check> checks = examine(token, webhook, rules);
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

    private Optional<SlackWebhook> webhook(CommandSpec command) {
        try {
            return machine.variable(WEBHOOK).map(Secret::of).map(SlackWebhook::of);
        } catch (IllegalArgumentException unusable) {
            throw new ParameterException(command.commandLine(), WEBHOOK + ": " + unusable.getMessage(), unusable);
        }
    }

    private List<Check> examine(Optional<Secret> token, Optional<SlackWebhook> webhook, LoadedRules rules) {
        Instant end = machine.clock().instant().plus(AT_MOST);
        SlackDoctor.Subject subject = new SlackDoctor.Subject(
                rules.targets().values(), rules.onCall(), DatadogAccount.schedules(machine), rules.rules());
        Optional<SlackWebhookDoctor> ofWebhook = webhook.map(hook -> new SlackWebhookDoctor(hook, machine.clock()));
        List<Check> checks = new ArrayList<>();
        if (token.isPresent()) {
            Duration share = webhook.isPresent() ? AT_MOST.minus(FOR_THE_WEBHOOK) : AT_MOST;
            checks.addAll(doctor(token.get()).examine(subject, share).checks());
            ofWebhook.map(doctor -> doctor.examine(FOR_THE_WEBHOOK)).ifPresent(checks::add);
        } else {
            ofWebhook
                    .map(doctor ->
                            doctor.examineAlone(subject, AT_MOST.dividedBy(2)).checks())
                    .ifPresent(checks::addAll);
        }
        rules.targets().values().stream()
                .flatMap(target -> Stream.of(target.destination()))
                .filter(Destination.Webhook.class::isInstance)
                .map(destination -> ((Destination.Webhook) destination).address())
                .distinct()
                .map(address -> reach(address, Duration.between(machine.clock().instant(), end)))
                .forEach(checks::add);
        return checks;
    }

    /** No more than its host is asked: a message would be taken for one. */
    private static Check reach(URI address, Duration left) {
        String subject = "webhook " + address.getHost();
        if (left.compareTo(SHORTEST) < 0) {
            return new Check(subject, Result.UNKNOWN, "there was no time left to ask", "");
        }
        Duration half = left.dividedBy(2);
        return WebhookReach.trouble(address, half.compareTo(FOR_THE_WEBHOOK) < 0 ? half : FOR_THE_WEBHOOK)
                .map(trouble -> new Check(
                        subject,
                        Result.BAD,
                        trouble,
                        "See whether this host may reach it, and by whom its certificate is"))
                .orElseGet(() -> new Check(subject, Result.GOOD, "it can be reached; nothing was sent", ""));
    }

    private SlackDoctor doctor(Secret token) {
        SlackConnection connection = SlackConnection.of(token);
        return new SlackDoctor(
                api == null
                        ? connection
                        : connection.at(URI.create(api.toString().replaceFirst("/?$", "/"))),
                machine.clock());
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
