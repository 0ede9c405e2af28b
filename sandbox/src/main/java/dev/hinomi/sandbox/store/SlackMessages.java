package dev.hinomi.sandbox.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The Slack messages posted, bounded by their number. Thread-safe. */
public final class SlackMessages {

    private static final int MOST_WHISPERS = 200;

    private record Key(String channel, String ts) {}

    private final int maxMessages;
    private final Changes changes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Key, SlackMessage> messages = new LinkedHashMap<>();
    private final List<SlackWhisper> whispers = new ArrayList<>();
    private long nextId = 1;
    private long evicted;

    /**
     * No messages yet.
     *
     * @param maxMessages how many are kept
     * @param changes who is told about new messages and edits
     */
    public SlackMessages(int maxMessages, Changes changes) {
        this.maxMessages = maxMessages;
        this.changes = changes;
    }

    /** The identity a new message gets. */
    public record Identity(long id, String ts) {}

    /**
     * Posts a message.
     *
     * @param at the time, which becomes its timestamp
     * @param message makes the message from the identity it gets
     * @return the message
     */
    public SlackMessage post(Instant at, Function<Identity, SlackMessage> message) {
        SlackMessage posted;
        lock.lock();
        try {
            long id = nextId++;
            String ts = String.format(Locale.ROOT, "%d.%06d", at.getEpochSecond(), id % 1_000_000);
            posted = message.apply(new Identity(id, ts));
            messages.put(new Key(posted.channel(), posted.ts()), posted);
            if (messages.size() > maxMessages) {
                messages.remove(messages.keySet().iterator().next());
                evicted++;
            }
        } finally {
            lock.unlock();
        }
        changes.signal();
        return posted;
    }

    /**
     * Changes a message.
     *
     * @param channel the id of its channel
     * @param ts its timestamp
     * @param change makes the message as it is from now on
     * @return the changed message, or empty when there is no such message
     */
    public Optional<SlackMessage> change(String channel, String ts, UnaryOperator<SlackMessage> change) {
        Optional<SlackMessage> changed;
        lock.lock();
        try {
            changed = Optional.ofNullable(messages.computeIfPresent(new Key(channel, ts), (k, m) -> change.apply(m)));
        } finally {
            lock.unlock();
        }
        changes.signal();
        return changed;
    }

    /**
     * Looks a message up.
     *
     * @param channel the id of its channel
     * @param ts its timestamp
     * @return the message
     */
    public Optional<SlackMessage> find(String channel, String ts) {
        lock.lock();
        try {
            return Optional.ofNullable(messages.get(new Key(channel, ts)));
        } finally {
            lock.unlock();
        }
    }

    /**
     * Tells something to one person alone.
     *
     * @param whisper what, to whom and where
     */
    public void whisper(SlackWhisper whisper) {
        lock.lock();
        try {
            whispers.add(whisper);
            if (whispers.size() > MOST_WHISPERS) {
                whispers.remove(0);
            }
        } finally {
            lock.unlock();
        }
        changes.signal();
    }

    /**
     * What single people were told, visibly to nobody else.
     *
     * @return a snapshot, oldest first
     */
    public List<SlackWhisper> whispers() {
        lock.lock();
        try {
            return List.copyOf(whispers);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for something that single people are told.
     *
     * @param count how many are wanted
     * @param timeout how long to wait at most
     * @return all of them, oldest first
     * @throws NotReceivedException when fewer arrived in time
     */
    public List<SlackWhisper> awaitWhispers(int count, Duration timeout) {
        if (!changes.await(() -> whispers().size() >= count, timeout)) {
            throw new NotReceivedException("Waited " + timeout + " for " + count
                    + " Slack messages to single people, but only " + whispers().size() + " were posted");
        }
        return whispers();
    }

    /**
     * Everything still kept.
     *
     * @return a snapshot, oldest first
     */
    public List<SlackMessage> all() {
        lock.lock();
        try {
            return new ArrayList<>(messages.values());
        } finally {
            lock.unlock();
        }
    }

    /**
     * The newest messages that match.
     *
     * @param limit how many at most
     * @param filter which ones
     * @return a snapshot, newest first
     */
    public List<SlackMessage> newest(int limit, Predicate<? super SlackMessage> filter) {
        List<SlackMessage> all = all();
        Collections.reverse(all);
        return all.stream().filter(filter).limit(limit).toList();
    }

    /**
     * The messages of one thread.
     *
     * @param channel the id of the channel
     * @param ts the timestamp of the message that began it
     * @return that message and its replies, oldest first
     */
    public List<SlackMessage> thread(String channel, String ts) {
        return all().stream()
                .filter(message -> message.channel().equals(channel))
                .filter(message -> message.ts().equals(ts) || message.threadTs().equals(ts))
                .toList();
    }

    /**
     * How many messages are kept.
     *
     * @return the number of messages
     */
    public int size() {
        lock.lock();
        try {
            return messages.size();
        } finally {
            lock.unlock();
        }
    }

    /**
     * How many messages made room for newer ones.
     *
     * @return the number of evictions
     */
    public long evicted() {
        lock.lock();
        try {
            return evicted;
        } finally {
            lock.unlock();
        }
    }

    /** Forgets everything. */
    public void clear() {
        lock.lock();
        try {
            messages.clear();
            whispers.clear();
            evicted = 0;
        } finally {
            lock.unlock();
        }
        changes.signal();
    }

    /**
     * Waits for messages, or for edits of them.
     *
     * @param filter which messages count, as they are now
     * @param count how many are wanted
     * @param timeout how long to wait at most
     * @return all matching messages, oldest first
     * @throws NotReceivedException when fewer arrived in time
     */
    public List<SlackMessage> await(Predicate<? super SlackMessage> filter, int count, Duration timeout) {
        boolean arrived = changes.await(() -> matching(filter).size() >= count, timeout);
        List<SlackMessage> found = matching(filter);
        if (!arrived && found.size() < count) {
            throw new NotReceivedException("Waited " + timeout + " for " + count + " matching Slack messages, but only "
                    + found.size() + " of the " + size() + " posted match");
        }
        return found;
    }

    private List<SlackMessage> matching(Predicate<? super SlackMessage> filter) {
        List<SlackMessage> found = all();
        found.removeIf(filter.negate());
        return found;
    }
}
