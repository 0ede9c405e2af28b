package dev.hinomi.sandbox.console.slack;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Notices text that was written for another markup than Slack's and would be shown as it stands. */
public final class Habits {
    private static final Pattern BOLD = Pattern.compile("\\*\\*[^*\\n]+\\*\\*");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]\\n]+]\\(https?://[^)\\s]+\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} \\S");

    private Habits() {}

    /**
     * Looks a text over.
     *
     * @param mrkdwn text that Slack would read as mrkdwn
     * @return one sentence for each habit found
     */
    public static List<String> in(String mrkdwn) {
        List<String> notes = new ArrayList<>();
        if (BOLD.matcher(mrkdwn).find()) {
            notes.add("**bold** is shown with its stars; Slack's bold is *bold*");
        }
        if (LINK.matcher(mrkdwn).find()) {
            notes.add("[label](url) is shown as it stands; Slack's link is <url|label>");
        }
        if (HEADING.matcher(mrkdwn).find()) {
            notes.add("# heading is shown with its #; use a header block");
        }
        return notes;
    }
}
