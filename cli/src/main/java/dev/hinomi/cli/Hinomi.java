package dev.hinomi.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command {@code hinomi}, which only has subcommands. */
@Command(
        name = "hinomi",
        description = "Observability as code for Datadog and Slack.",
        mixinStandardHelpOptions = true,
        version = "hinomi 0.1.0",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:All is well.",
            "1:Something is wrong with what was read.",
            "2:The command was called wrongly."
        })
public final class Hinomi {

    /** What the process ends with when something is wrong with what was read. */
    static final int PROBLEMS = 1;

    private Hinomi() {}

    /** Runs the command that the arguments name, and ends the process. */
    public static void main(String[] arguments) {
        Reader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        PrintWriter out = new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
        PrintWriter err = new PrintWriter(new OutputStreamWriter(System.err, StandardCharsets.UTF_8), true);
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        Surroundings machine = new Surroundings(
                in,
                out,
                Progress.isTerminal(),
                InstantSource.system(),
                name -> Optional.ofNullable(System.getenv(name)));
        int code = commandLine(machine).setOut(out).setErr(err).execute(arguments);
        out.flush();
        System.exit(code);
    }

    /** All commands in these surroundings. */
    static CommandLine commandLine(Surroundings machine) {
        CommandLine hinomi = new CommandLine(new Hinomi())
                .addSubcommand(new LintCommand())
                .addSubcommand(new TestCommand())
                .addSubcommand(new SimulateCommand(machine.terminal()))
                .addSubcommand(new ExplainCommand())
                .addSubcommand(new OnCallCommand(machine))
                .addSubcommand(new DoctorCommand(machine))
                .addSubcommand(new QueryCommand(machine.in(), machine.out()));
        return hinomi.setParameterExceptionHandler(Hinomi::calledWrongly)
                .setExecutionExceptionHandler(Hinomi::unreadable);
    }

    /** What is wrong and where to look it up; a whole page of usage would hide it. */
    private static int calledWrongly(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        command.getErr().println(wrong.getMessage());
        UnmatchedArgumentException.printSuggestions(wrong, command.getErr());
        command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help' for what there is.");
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static int unreadable(Exception failure, CommandLine command, ParseResult arguments) throws Exception {
        if (failure instanceof IOException || failure instanceof UncheckedIOException) {
            command.getErr().println("error: " + failure);
            return PROBLEMS;
        }
        throw failure;
    }
}
