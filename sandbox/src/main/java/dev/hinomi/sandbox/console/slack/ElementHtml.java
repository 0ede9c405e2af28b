package dev.hinomi.sandbox.console.slack;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.hinomi.sandbox.console.html.Markup;
import dev.hinomi.sandbox.console.html.Visible;
import java.util.Optional;

/** Draws what stands inside blocks: texts, buttons, images. Images are never fetched. */
final class ElementHtml {
    private final Mrkdwn mrkdwn;
    private final Optional<Hand> hand;

    /** Elements that are pressed with this hand, or only shown. */
    ElementHtml(Mrkdwn mrkdwn, Optional<Hand> hand) {
        this.mrkdwn = mrkdwn;
        this.hand = hand;
    }

    void write(JsonObject element, Markup out) {
        switch (Json.text(element, "type")) {
            case "mrkdwn", "plain_text" -> text(element, out);
            case "image" -> image(element, out);
            case "button" -> button(element, out);
            case "static_select" -> menu(element, out);
            default -> {
                out.open("span", "class", "sl-button");
                text(Json.object(element, element.has("text") ? "text" : "placeholder"), out);
                out.element("span", " " + Json.text(element, "type"), "class", "sl-kind")
                        .close();
            }
        }
    }

    void text(JsonObject object, Markup out) {
        String text = Json.text(object, "text");
        if (Json.text(object, "type").equals("mrkdwn")) {
            out.html(mrkdwn.render(text));
        } else {
            out.open("span", "class", "sl-plain").html(Visible.show(text)).close();
        }
    }

    void image(JsonObject image, Markup out) {
        String url = Json.text(image, "image_url");
        out.open("span", "class", "sl-image", "title", url);
        out.html(Visible.show(Json.text(image, "alt_text"), 200));
        out.element("span", " image on " + Links.host(url).orElse("no host"), "class", "sl-kind")
                .close();
    }

    private void button(JsonObject button, Markup out) {
        String style = Json.text(button, "style");
        String look = style.equals("primary") || style.equals("danger") ? "sl-button sl-" + style : "sl-button";
        String url = Json.text(button, "url");
        if (Links.host(url).isPresent()) {
            out.open("a", "class", look, "href", url, "rel", "noopener noreferrer", "target", "_blank", "title", url);
        } else if (hand.isPresent()) {
            hand.get().open(out);
            out.open("button", "class", look, "name", "action", "value", Json.text(button, "action_id"));
            text(Json.object(button, "text"), out);
            out.close().close();
            return;
        } else {
            out.open("span", "class", look);
        }
        text(Json.object(button, "text"), out);
        out.close();
    }

    /** A menu opens without a script; each of its options is a button. */
    private void menu(JsonObject menu, Markup out) {
        if (hand.isEmpty()) {
            out.open("span", "class", "sl-button");
            text(Json.object(menu, "placeholder"), out);
            out.text(" ▾").close();
            return;
        }
        out.open("details", "class", "sl-menu").open("summary", "class", "sl-button");
        text(Json.object(menu, "placeholder"), out);
        out.text(" ▾").close();
        hand.get().open(out);
        Hand.hidden("action", Json.text(menu, "action_id"), out);
        for (JsonElement option : Json.array(menu, "options")) {
            JsonObject each = Json.object(option);
            out.open("button", "name", "option", "value", Json.text(each, "value"));
            text(Json.object(each, "text"), out);
            out.close();
        }
        out.close().close();
    }
}
