package dev.hinomi.sandbox.console.page;

/**
 * What a page shows.
 *
 * @param section which part of the console it belongs to
 * @param template the template that draws the model
 * @param title the page's title
 * @param model what is shown; its record components, markup aside, are the page's JSON
 */
public record View(Section section, String template, String title, Record model) {}
