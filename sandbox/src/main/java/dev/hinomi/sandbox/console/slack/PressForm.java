package dev.hinomi.sandbox.console.slack;

import dev.hinomi.sandbox.console.page.Address;
import dev.hinomi.sandbox.slack.SlackPeople;
import dev.hinomi.sandbox.store.SlackChannel;
import dev.hinomi.sandbox.store.SlackWorkspace;
import dev.hinomi.sandbox.web.Parameters;
import dev.hinomi.sandbox.web.Request;
import dev.hinomi.sandbox.web.Response;

/** Presses for somebody what stands in a message. Thread-safe. */
public final class PressForm {

    private final SlackWorkspace workspace;
    private final SlackPeople people;

    /**
     * A form for these people.
     *
     * @param workspace the channels' names
     * @param people who can press
     */
    public PressForm(SlackWorkspace workspace, SlackPeople people) {
        this.workspace = workspace;
        this.people = people;
    }

    /**
     * Presses, chooses or reacts, as a form of the Slack page asks.
     *
     * @param request a form with {@code user}, {@code channel} and {@code ts}, and {@code action} and perhaps {@code option}, or {@code
     *     reaction}
     * @return back to the page, with what became of it
     */
    public Response press(Request request) {
        Parameters form = Parameters.parse(request.body().text());
        SlackPeople.Doing doing =
                new SlackPeople.Doing(form.get("user", ""), form.get("channel", ""), form.get("ts", ""));
        String name = workspace.channel(doing.channel()).map(SlackChannel::name).orElse("");
        Address back = (name.isEmpty() ? Address.of("slack") : Address.of("slack", name)).with("as", doing.user());
        try {
            String said = said(doing, form);
            return Response.seeOther((said.isEmpty() ? back : back.with("said", said)).toString());
        } catch (IllegalArgumentException refused) {
            return Response.seeOther(
                    back.with("said", String.valueOf(refused.getMessage())).toString());
        }
    }

    private String said(SlackPeople.Doing doing, Parameters form) {
        String reaction = form.get("reaction", "");
        if (!reaction.isEmpty()) {
            people.react(doing, reaction);
            return "";
        }
        SlackPeople.Pressed pressed = people.choose(doing, form.get("action", ""), form.get("option", ""));
        return switch (pressed) {
            case ACKNOWLEDGED -> "";
            case NOT_ACKNOWLEDGED -> "The app did not acknowledge it within 3 s: Slack shows a warning";
            case NOBODY_LISTENS -> "No app listens over Socket Mode: Slack shows a warning";
        };
    }
}
