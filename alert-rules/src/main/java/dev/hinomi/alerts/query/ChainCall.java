package dev.hinomi.alerts.query;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One call of the chain behind a search, such as {@code .last("5m")}.
 *
 * @param name its name
 * @param arguments what stands in its parentheses
 * @param span from the dot to the closing parenthesis
 */
public record ChainCall(String name, List<Argument> arguments, Span span) {

    /** Takes its own copy. */
    public ChainCall {
        arguments = List.copyOf(arguments);
    }

    /** The texts among its arguments. */
    public List<String> texts() {
        return arguments.stream()
                .flatMap(argument -> argument.plainText().stream())
                .toList();
    }

    /** The call as written in a query; texts stand in double quotes. */
    public String canonical() {
        return "." + name + arguments.stream().map(ChainCall::printed).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String printed(Argument argument) {
        if (argument instanceof Argument.Text text) {
            return SourceText.quoted(text.text());
        }
        return argument instanceof Argument.Named named
                ? named.name() + "=" + printed(named.value())
                : argument.canonical();
    }
}
