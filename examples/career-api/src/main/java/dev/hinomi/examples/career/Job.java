package dev.hinomi.examples.career;

/** A job that is open for applications. */
record Job(long id, String title, String city) {}
