/** Who is on call, decided by the library and, in another way, by painting a calendar minute by minute. */
@NullMarked
package dev.hinomi.benchmarks.oncall;

import org.jspecify.annotations.NullMarked;
