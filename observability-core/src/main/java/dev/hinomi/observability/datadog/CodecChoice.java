package dev.hinomi.observability.datadog;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which codec the bodies for one intake are compressed with: the better one from the first body on, unless it cannot be
 * loaded, until the intake refuses a body for it. Used by one thread at a time.
 */
final class CodecChoice {
    private final Supplier<BodyCodec> better;
    private @Nullable BodyCodec gzip;
    private @Nullable BodyCodec current;
    private boolean proven;
    private @Nullable String note;

    private CodecChoice(Supplier<BodyCodec> better) {
        this.better = better;
    }

    static CodecChoice of(Compression compression) {
        // ZstdCodec::load would link its class here, where nothing catches that it cannot be linked.
        return compression == Compression.AUTO ? preferring(() -> ZstdCodec.load()) : preferring(GzipCodec::new);
    }

    static CodecChoice preferring(Supplier<BodyCodec> better) {
        return new CodecChoice(better);
    }

    /** The codec for the next body. */
    BodyCodec current() {
        BodyCodec known = current;
        if (known == null) {
            known = load();
            current = known;
        }
        return known;
    }

    private BodyCodec load() {
        try {
            return better.get();
        } catch (NoClassDefFoundError absent) {
            return gzip();
        } catch (LinkageError unusable) {
            note = "are sent gzipped: zstd-jni is there, but its native library cannot be loaded (" + unusable + ").";
            return gzip();
        }
    }

    /** The codec that every intake takes. */
    BodyCodec gzip() {
        BodyCodec known = gzip;
        if (known == null) {
            known = new GzipCodec();
            gzip = known;
        }
        return known;
    }

    /** The intake has taken a body of the current codec. */
    void taken() {
        proven = true;
    }

    /** Whether a refusal may be about the codec, so that the same batch has to be tried gzipped before it is believed. */
    boolean isDoubtful(int status, int entries) {
        boolean other =
                current().isCompressing() && !current().contentEncoding().equals("gzip");
        return other && (status == 415 || (status == 400 && (!proven || entries == 1)));
    }

    /** From now on every body is gzipped. */
    void fallBack(String reason) {
        note = "are sent gzipped from now on, because " + current().contentEncoding() + " was refused: " + reason + ".";
        current = gzip();
    }

    /** What has to be told once. */
    Optional<String> takeNote() {
        Optional<String> taken = Optional.ofNullable(note);
        note = null;
        return taken;
    }
}
