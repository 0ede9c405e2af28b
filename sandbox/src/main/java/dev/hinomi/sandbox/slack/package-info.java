/** Slack's Web API and incoming webhooks, over a small workspace. */
@NullMarked
package dev.hinomi.sandbox.slack;

import org.jspecify.annotations.NullMarked;
