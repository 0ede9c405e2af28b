package dev.hinomi.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** What the variables of a rule file stand for. */
final class VariablesOption {

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "What $${NAME} stands for in the rule file, such as env=prod.")
    private Map<String, String> variables = new LinkedHashMap<>();

    Map<String, String> values() {
        return variables;
    }
}
