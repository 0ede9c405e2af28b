/** What a service does to find out whether its class path is whole. */
@NullMarked
package dev.hinomi.compatibility.okhttp;

import org.jspecify.annotations.NullMarked;
