package dev.hinomi.alerts.slack;

import dev.hinomi.alerts.notify.Outcome;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the last values are shown: drawn by Slack, until it refuses. Workspaces got Slack's block for charts one after the other
 * (docs.slack.dev/changelog/2026/06/16/block-kit-data-visualization-block), and one that has none refuses a message that holds one as a
 * whole. Used on the dispatcher's thread alone.
 */
final class Charts {

    private static final Logger LOG = LoggerFactory.getLogger(Charts.class);

    private Form form = Form.DRAWN;

    /** How a message shows the last values. */
    enum Form {
        /** As a block of its own. */
        DRAWN,
        /** As a line of characters among the facts. */
        IN_CHARACTERS
    }

    /** Sends what is written in the best form that this workspace takes; a refused message was not posted, so that it goes again at once. */
    Outcome send(Function<Form, SlackMessage> writer, Function<SlackMessage, Outcome> sender) {
        SlackMessage best = writer.apply(form);
        Outcome outcome = sender.apply(best);
        if (!(outcome instanceof Outcome.Degrade refused) || !best.hasChart()) {
            return outcome;
        }
        form = Form.IN_CHARACTERS;
        Outcome second = sender.apply(writer.apply(form));
        if (second instanceof Outcome.Degrade) {
            form = Form.DRAWN;
        } else {
            LOG.info(
                    "This workspace takes no charts ({}): messages show the last values as characters.", refused.why());
        }
        return second;
    }
}
