package dev.hinomi.sandbox.store;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Read access to what was received, oldest first; ids grow by one and are never used twice. Thread-safe.
 *
 * @param <T> what is kept
 */
public interface View<T> {

    /**
     * Everything still kept.
     *
     * @return a snapshot, oldest first
     */
    List<T> all();

    /**
     * The newest entries that match.
     *
     * @param limit how many at most
     * @param filter which ones
     * @return a snapshot, newest first
     */
    List<T> newest(int limit, Predicate<? super T> filter);

    /**
     * Looks one entry up.
     *
     * @param id the entry's id
     * @return the entry, or empty when it never existed or was evicted
     */
    Optional<T> byId(long id);

    /**
     * How many entries are kept.
     *
     * @return the number of entries
     */
    int size();

    /**
     * How many entries made room for newer ones since the last clear.
     *
     * @return the number of evictions
     */
    long evicted();

    /**
     * The id that the next entry will get.
     *
     * @return an id, at first 1
     */
    long nextId();

    /**
     * Waits for entries to arrive.
     *
     * @param filter which entries count
     * @param count how many are wanted
     * @param timeout how long to wait at most
     * @return all matching entries, oldest first, at least {@code count}
     * @throws NotReceivedException when fewer arrived in time
     */
    List<T> await(Predicate<? super T> filter, int count, Duration timeout);
}
