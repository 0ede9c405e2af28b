/** Rule files: read from YAML, with every problem located and explained. */
@NullMarked
package dev.hinomi.alerts.spec;

import org.jspecify.annotations.NullMarked;
