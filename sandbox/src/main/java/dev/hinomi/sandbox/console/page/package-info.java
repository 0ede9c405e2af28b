/** What every page of the console has in common: a visit becomes a model, a template draws it, JSON repeats it. */
@NullMarked
package dev.hinomi.sandbox.console.page;

import org.jspecify.annotations.NullMarked;
