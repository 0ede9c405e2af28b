/** Batch jobs: every run is counted, told and delivered before the process ends, however it ends. */
@NullMarked
package dev.hinomi.observability.jobs;

import org.jspecify.annotations.NullMarked;
