package dev.hinomi.sandbox.console;

import dev.hinomi.sandbox.console.page.Frame;
import dev.hinomi.sandbox.console.page.View;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;

/** The compiled templates of the console. Thread-safe. */
final class Templates {
    private static final String PACKAGE = "dev.hinomi.sandbox.console.templates";

    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, Templates.class.getClassLoader(), PACKAGE);

    String draw(Frame frame, View view) {
        StringOutput out = new StringOutput();
        engine.render(view.template(), Map.of("frame", frame, "model", view.model()), out);
        return out.toString();
    }
}
