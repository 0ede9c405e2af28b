/** The words of messages: in which language they are, and in which words of a target's or a rule's own. */
@NullMarked
package dev.hinomi.alerts.words;

import org.jspecify.annotations.NullMarked;
