package dev.hinomi.benchmarks.series;

/**
 * One point as it came.
 *
 * @param metric the name of its series
 * @param key the hash of name, tags and host, whatever their order
 * @param count whether points of this series are added up
 * @param second its time
 * @param value its value
 */
record Point(String metric, long key, boolean count, long second, double value) {}
