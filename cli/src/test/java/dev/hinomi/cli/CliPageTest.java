package dev.hinomi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.sandbox.Sandbox;
import dev.hinomi.sandbox.SandboxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the page shows as output is what the commands write. */
class CliPageTest {

    private static final Path PAGE = Path.of("../docs/cli.md");
    private static final Pattern CALL =
            Pattern.compile("(```console\\n\\$ hinomi ([^\\n]+)\\n)(.*?)```", Pattern.DOTALL);

    private final Sandbox slack =
            Sandbox.start(SandboxOptions.defaults().withPorts(0, 0).withoutSlackRateLimit());

    @AfterEach
    void stop() {
        slack.close();
    }

    @Test
    void everyOutputOfThePageIsReal() throws IOException {
        String shown = Files.readString(PAGE);
        String expected = CALL.matcher(shown).replaceAll(this::anew);
        if ("write".equals(System.getenv("HINOMI_DOCS"))) {
            Files.writeString(PAGE, expected);
        } else {
            assertThat(shown)
                    .as("HINOMI_DOCS=write ./mvnw -pl cli -am test writes it anew")
                    .isEqualTo(expected);
        }
        assertThat(CALL.matcher(shown).results().count()).isGreaterThan(5);
    }

    /** The page is read at the root of the repository, tests run in the module's folder. */
    private String anew(MatchResult call) {
        String[] arguments = Arrays.stream(call.group(2).replace('\'', ' ').split(" +"))
                .map(argument -> argument.matches("(cli|examples|docs|alert-rules)/.*") ? "../" + argument : argument)
                .toArray(String[]::new);
        CommandRun run = call.group(2).startsWith("doctor ") ? inSandbox(arguments) : CommandRun.of(arguments);
        String output = (run.out() + run.err()).replace("../cli/", "cli/").replace("../examples/", "examples/");
        return Matcher.quoteReplacement(call.group(1) + output + "```");
    }

    private CommandRun inSandbox(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--api-url", slack.slackApiUrl()));
        return CommandRun.with(Map.of("SLACK_BOT_TOKEN", "xoxb-1"), all.toArray(String[]::new));
    }
}
