package dev.hinomi.sandbox.console.problems;

import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.hinomi.sandbox.console.html.Html;
import dev.hinomi.sandbox.console.html.PrettyJson;
import dev.hinomi.sandbox.console.html.Visible;
import dev.hinomi.sandbox.console.page.Page;
import dev.hinomi.sandbox.console.page.Section;
import dev.hinomi.sandbox.console.page.View;
import dev.hinomi.sandbox.console.page.Visit;
import dev.hinomi.sandbox.store.Exchange;
import dev.hinomi.sandbox.store.Payload;
import dev.hinomi.sandbox.store.Problem;
import dev.hinomi.sandbox.store.Store;
import java.util.List;
import java.util.Optional;

/** One request as it came over the wire, and what was answered. Thread-safe. */
public final class RequestPage implements Page {
    private final Store store;

    /**
     * A page over a store.
     *
     * @param store what was received
     */
    public RequestPage(Store store) {
        this.store = store;
    }

    @Override
    public Optional<View> view(Visit visit) {
        return store.exchanges().byId(visit.id()).map(this::view);
    }

    private View view(Exchange exchange) {
        List<Problem> problems =
                store.problems().newest(Integer.MAX_VALUE, problem -> problem.exchangeId() == exchange.id());
        RequestModel model =
                new RequestModel(exchange, problems, drawn(exchange.request()), drawn(exchange.response()));
        return new View(Section.PROBLEMS, "problems/request.jte", "Request " + exchange.id(), model);
    }

    private static Html drawn(Payload payload) {
        boolean readable =
                payload.contentType().contains("json") && payload.text().length() <= Visible.MAX_CHARS;
        if (!readable) {
            return Visible.show(payload.text());
        }
        try {
            return PrettyJson.of(JsonParser.parseString(payload.text()));
        } catch (JsonParseException notJson) {
            return Visible.show(payload.text());
        }
    }
}
