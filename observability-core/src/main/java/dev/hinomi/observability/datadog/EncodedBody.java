package dev.hinomi.observability.datadog;

/**
 * A body that is ready to be sent: a part of an array, which must not change meanwhile.
 *
 * @param bytes holds the body
 * @param offset where it begins
 * @param length how many bytes it has
 * @param contentType what it is, such as {@code application/json}
 * @param contentEncoding how it is compressed, such as {@code gzip}
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, only read.
public record EncodedBody(byte[] bytes, int offset, int length, String contentType, String contentEncoding) {}
