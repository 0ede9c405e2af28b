/** Messages drawn as Slack would draw them, and who they would call. */
@NullMarked
package dev.hinomi.sandbox.console.slack;

import org.jspecify.annotations.NullMarked;
