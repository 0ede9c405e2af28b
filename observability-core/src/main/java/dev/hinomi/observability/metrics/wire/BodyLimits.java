package dev.hinomi.observability.metrics.wire;

/**
 * What one request may hold.
 *
 * @param points the most points
 * @param bytes the most bytes of the compressed body
 * @param decompressedBytes the most bytes of the body before it is compressed
 */
public record BodyLimits(int points, int bytes, int decompressedBytes) {}
