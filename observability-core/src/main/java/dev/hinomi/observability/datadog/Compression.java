package dev.hinomi.observability.datadog;

/** How the body of a request is compressed, always at the level that costs least. */
public enum Compression {
    /**
     * zstd if {@code com.github.luben:zstd-jni} is on the class path and its native library can be loaded, until the
     * intake refuses it; else gzip.
     */
    AUTO,
    /** gzip, which every intake takes. */
    GZIP
}
