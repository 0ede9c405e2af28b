package dev.hinomi.sandbox.console.slack;

import dev.hinomi.sandbox.console.html.Markup;
import dev.hinomi.sandbox.console.html.Visible;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Links out of a message: to http and https addresses only, with the host shown when the label hides it. */
final class Links {

    private Links() {}

    static void write(String url, String label, Markup out) {
        Optional<String> host = host(url);
        if (host.isEmpty()) {
            out.open("span", "class", "sl-badlink", "title", "only http and https addresses become links");
            out.html(Visible.show(label.equals(url) ? url : label + " (" + url + ")"))
                    .close();
            return;
        }
        out.open("a", "href", url, "rel", "noopener noreferrer", "target", "_blank", "title", url);
        out.html(Visible.show(label)).close();
        if (!label.contains(host.get())) {
            out.element("span", " " + host.get(), "class", "sl-host");
        }
    }

    static Optional<String> host(String url) {
        try {
            URI uri = new URI(url);
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return web ? Optional.ofNullable(uri.getHost()) : Optional.empty();
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }
}
