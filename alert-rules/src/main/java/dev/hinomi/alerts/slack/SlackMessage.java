package dev.hinomi.alerts.slack;

import com.slack.api.model.block.Blocks;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.BlockCompositions;
import com.slack.api.model.block.composition.TextObject;
import com.slack.api.model.block.element.BlockElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A message in Slack's form. Every part stays below Slack's limits: 3,000 characters per section and context element, 4,000 for the
 * text of an edit (docs.slack.dev/reference/block-kit/blocks, docs.slack.dev/reference/methods/chat.update).
 *
 * @param text the sentence that a phone shows
 * @param blocks the laid out message
 */
record SlackMessage(String text, List<LayoutBlock> blocks) {

    /** Takes its own copy. */
    SlackMessage {
        blocks = List.copyOf(blocks);
    }

    boolean hasChart() {
        return blocks.stream().anyMatch(ChartBlock.class::isInstance);
    }

    /** The beginning of a message: its first line is also its text, so that mentions stand in both and nowhere else. */
    static Draft saying(String text, String firstLine) {
        return new Draft(text, List.of()).section(firstLine);
    }

    /** The same with a further line of small print. */
    SlackMessage noting(String markdown) {
        return new Draft(text, blocks).smallPrint(markdown).done();
    }

    /** A message in the making. Not safe for use by several threads. */
    static final class Draft {
        private final String text;
        private final List<LayoutBlock> blocks;

        private Draft(String text, List<LayoutBlock> blocks) {
            this.text = text;
            this.blocks = new ArrayList<>(blocks);
        }

        /** A paragraph, unless it is empty. */
        Draft section(String markdown) {
            if (!markdown.isEmpty()) {
                blocks.add(Blocks.section(section -> section.text(markdown(markdown))));
            }
            return this;
        }

        /** A line of small print, unless it is empty. */
        Draft smallPrint(String markdown) {
            if (!markdown.isEmpty()) {
                blocks.add(Blocks.context(List.of(markdown(markdown))));
            }
            return this;
        }

        /** What can be pressed, unless there is nothing. */
        Draft buttons(List<BlockElement> elements) {
            if (!elements.isEmpty()) {
                blocks.add(Blocks.actions(elements));
            }
            return this;
        }

        /** A chart, if there is one. */
        Draft chart(Optional<ChartBlock> chart) {
            chart.ifPresent(blocks::add);
            return this;
        }

        SlackMessage done() {
            return new SlackMessage(text, blocks);
        }

        /** Slack's own recognition of names and addresses is off. */
        private static TextObject markdown(String text) {
            return BlockCompositions.markdownText(object -> object.text(text).verbatim(true));
        }
    }
}
