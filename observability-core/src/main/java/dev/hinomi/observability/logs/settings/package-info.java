/** What can be set about logs, each thing once, and where the lines go as a result. */
@NullMarked
package dev.hinomi.observability.logs.settings;

import org.jspecify.annotations.NullMarked;
