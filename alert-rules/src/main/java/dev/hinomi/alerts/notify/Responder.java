package dev.hinomi.alerts.notify;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who has an incident in hand, read from what an application calls them: an address, Slack's id of a user, a name with that id behind
 * it in parentheses, or any other name.
 *
 * @param name what people call them; never a mention
 * @param mention how they are reminded; empty when Slack cannot know them
 */
public record Responder(String name, Optional<Mention> mention) {

    private static final Pattern NAMED = Pattern.compile("(.+) \\(([UW][A-Z0-9]{2,20})\\)");

    /** Reads {@code jo (U024BE7LH)}, {@code U024BE7LH}, {@code jo@example.com} or {@code jo}. */
    public static Responder of(String by) {
        Matcher named = NAMED.matcher(by);
        return named.matches()
                ? new Responder(named.group(1), Mention.ofPerson(named.group(2)))
                : new Responder(by, Mention.ofPerson(by));
    }

    /** How a user of Slack is called who has this name there: a text that {@link #of} reads again. */
    public static String written(String name, String userId) {
        return name.isBlank() || name.equals(userId) ? userId : name + " (" + userId + ")";
    }
}
