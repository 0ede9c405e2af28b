/** Who is on call when, as people read it. */
@NullMarked
package dev.hinomi.cli.oncall;

import org.jspecify.annotations.NullMarked;
