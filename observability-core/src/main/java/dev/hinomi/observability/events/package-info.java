/** What must be provable later: who did what to which target, with whose approval, and until when. */
@NullMarked
package dev.hinomi.observability.events;

import org.jspecify.annotations.NullMarked;
