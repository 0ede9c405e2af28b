/** Any address as a destination: signed JSON over HTTP. */
@NullMarked
package dev.hinomi.alerts.webhook;

import org.jspecify.annotations.NullMarked;
