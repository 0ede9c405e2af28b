/** Entries that outlive the process: appended to files, given back after a crash, deleted after the acknowledgement. */
@NullMarked
package dev.hinomi.observability.spool;

import org.jspecify.annotations.NullMarked;
