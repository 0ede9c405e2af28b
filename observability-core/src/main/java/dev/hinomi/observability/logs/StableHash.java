package dev.hinomi.observability.logs;

/** A hash of 64 bits that is the same in every process: FNV-1a over UTF-16, finished as in MurmurHash3. */
final class StableHash {
    private static final long BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private StableHash() {}

    static long of(String text) {
        long hash = BASIS;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        return finish(hash);
    }

    /** The hash of a sequence and one thing more: the order counts. */
    static long add(long sequence, long more) {
        return finish(sequence * PRIME + more);
    }

    private static long finish(long hash) {
        long mixed = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }
}
