package dev.hinomi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the page shows as output is what the commands write. */
class CliPageTest {

    private static final Path PAGE = Path.of("../docs/cli.md");
    private static final Pattern CALL =
            Pattern.compile("(```console\\n\\$ hinomi ([^\\n]+)\\n)(.*?)```", Pattern.DOTALL);

    @Test
    void everyOutputOfThePageIsReal() throws IOException {
        String shown = Files.readString(PAGE);
        String expected = CALL.matcher(shown).replaceAll(CliPageTest::anew);
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
    private static String anew(MatchResult call) {
        String[] arguments = Arrays.stream(call.group(2).replace('\'', ' ').split(" +"))
                .map(argument -> argument.matches("(cli|examples|docs)/.*") ? "../" + argument : argument)
                .toArray(String[]::new);
        CommandRun run = CommandRun.of(arguments);
        String output = (run.out() + run.err()).replace("../cli/", "cli/").replace("../examples/", "examples/");
        return Matcher.quoteReplacement(call.group(1) + output + "```");
    }
}
