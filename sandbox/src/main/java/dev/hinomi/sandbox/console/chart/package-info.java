/** Charts as SVG, drawn on the server from numbers and escaped text alone. */
@NullMarked
package dev.hinomi.sandbox.console.chart;

import org.jspecify.annotations.NullMarked;
