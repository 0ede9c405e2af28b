/** Markup that is safe by construction: hostile text becomes escaped text, never tags. */
@NullMarked
package dev.hinomi.sandbox.console.html;

import org.jspecify.annotations.NullMarked;
