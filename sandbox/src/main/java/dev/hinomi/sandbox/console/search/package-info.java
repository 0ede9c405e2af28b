/** Datadog's log search syntax, the part that can be answered from memory: parsed to a tree, matched against events. */
@NullMarked
package dev.hinomi.sandbox.console.search;

import org.jspecify.annotations.NullMarked;
