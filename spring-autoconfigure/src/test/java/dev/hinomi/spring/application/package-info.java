/** The starter in whole applications, started as users start theirs. */
@NullMarked
package dev.hinomi.spring.application;

import org.jspecify.annotations.NullMarked;
