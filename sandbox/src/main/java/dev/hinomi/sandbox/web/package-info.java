/** The loopback HTTP server: routes, requests, responses, and the guard against other web pages. */
@NullMarked
package dev.hinomi.sandbox.web;

import org.jspecify.annotations.NullMarked;
