package dev.hinomi.sandbox.console.slack;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.hinomi.sandbox.console.html.Html;
import dev.hinomi.sandbox.console.html.Markup;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Draws the body of a message as Slack would: its blocks, or its text when it has none, then its attachments. Pure;
 * immutable and thread-safe.
 */
public final class MessageHtml {
    private final Mrkdwn mrkdwn;
    private final Directory directory;

    /**
     * A renderer for one workspace.
     *
     * @param directory the names that mentions show
     * @param zone the zone that dates are shown in
     */
    public MessageHtml(Directory directory, ZoneId zone) {
        mrkdwn = new Mrkdwn(directory, zone);
        this.directory = directory;
    }

    /**
     * Draws a message.
     *
     * @param message {@code text}, {@code blocks} and {@code attachments} as {@code chat.postMessage} takes them
     * @return its markup
     */
    public Html render(JsonObject message) {
        return render(message, Optional.empty());
    }

    /** The same, in which somebody can press what stands in it. */
    Html render(JsonObject message, Optional<Hand> hand) {
        BlockHtml blocks = new BlockHtml(mrkdwn, directory, hand);
        Markup out = new Markup();
        JsonArray top = Json.array(message, "blocks");
        if (top.isEmpty()) {
            out.open("div", "class", "sl-text");
            out.html(mrkdwn.render(Json.text(message, "text"))).close();
        }
        top.forEach(block -> blocks.write(block, out));
        Json.array(message, "attachments").forEach(attachment -> attachment(attachment, blocks, out));
        return out.html();
    }

    /**
     * Draws a text alone.
     *
     * @param text mrkdwn as sent
     * @return its markup
     */
    public Html line(String text) {
        return mrkdwn.render(text);
    }

    private void attachment(JsonElement element, BlockHtml blocks, Markup out) {
        JsonObject attachment = Json.object(element);
        out.open("div", "class", "sl-attachment");
        out.open("svg", "class", "sl-bar", "width", "4", "height", "100%", "aria-hidden", "true");
        out.empty("rect", "width", "4", "height", "100%", "rx", "2", "fill", colour(Json.text(attachment, "color")));
        out.close().open("div");
        line(attachment, "pretext", "sl-text", out);
        line(attachment, "author_name", "sl-context", out);
        title(attachment, out);
        line(attachment, "text", "sl-text", out);
        fields(Json.array(attachment, "fields"), out);
        Json.array(attachment, "blocks").forEach(block -> blocks.write(block, out));
        line(attachment, "footer", "sl-context", out);
        out.close().close();
    }

    private void line(JsonObject attachment, String name, String cssClass, Markup out) {
        String text = Json.text(attachment, name);
        if (!text.isEmpty()) {
            out.open("div", "class", cssClass).html(mrkdwn.render(text)).close();
        }
    }

    private static void title(JsonObject attachment, Markup out) {
        String title = Json.text(attachment, "title");
        if (!title.isEmpty()) {
            String link = Json.text(attachment, "title_link");
            out.open("div", "class", "sl-title");
            if (link.isEmpty()) {
                out.text(title);
            } else {
                Links.write(link, title, out);
            }
            out.close();
        }
    }

    private void fields(JsonArray fields, Markup out) {
        if (!fields.isEmpty()) {
            out.open("div", "class", "sl-fields");
            for (JsonElement field : fields) {
                out.open("div").element("strong", Json.text(Json.object(field), "title"));
                out.empty("br").html(mrkdwn.render(Json.text(Json.object(field), "value")));
                out.close();
            }
            out.close();
        }
    }

    private static String colour(String sent) {
        return switch (sent) {
            case "good" -> "#2EB67D";
            case "warning" -> "#ECB22E";
            case "danger" -> "#E01E5A";
            default -> {
                String hex = sent.startsWith("#") ? sent.substring(1) : sent;
                yield hex.matches("[0-9A-Fa-f]{6}") ? "#" + hex : "#8C959F";
            }
        };
    }
}
