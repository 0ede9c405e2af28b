package dev.hinomi.sandbox.console.problems;

import dev.hinomi.sandbox.console.html.Html;
import dev.hinomi.sandbox.store.Exchange;
import dev.hinomi.sandbox.store.Problem;
import java.util.List;

/**
 * One raw exchange.
 *
 * @param exchange the request with its answer
 * @param problems the rules it broke
 * @param request the request's body, markup for the page
 * @param response the answer's body, markup for the page
 */
public record RequestModel(Exchange exchange, List<Problem> problems, Html request, Html response) {}
