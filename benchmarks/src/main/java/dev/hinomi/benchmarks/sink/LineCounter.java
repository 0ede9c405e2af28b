package dev.hinomi.benchmarks.sink;

import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;

/** Counts the lines of bodies by the number that each carries, and remembers under which id each came. Thread-safe. */
final class LineCounter implements BodyCounter {
    private final ReentrantLock lock = new ReentrantLock();
    private int[] idHashes = new int[1 << 16];
    private long requests;
    private long lines;
    private long distinct;
    private long foreignIds;

    @Override
    public String count(Head head, byte[] body) throws IOException {
        lock.lock();
        try (JsonReader json = new JsonReader(new InputStreamReader(head.plain(body), StandardCharsets.UTF_8))) {
            json.beginArray();
            while (json.hasNext()) {
                countLine(json);
            }
            json.endArray();
            requests++;
            return ACCEPTED;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String counts() {
        lock.lock();
        try {
            return new LineCounts(requests, lines, distinct, foreignIds).text();
        } finally {
            lock.unlock();
        }
    }

    private void countLine(JsonReader json) throws IOException {
        int number = -1;
        String id = "";
        json.beginObject();
        while (json.hasNext()) {
            switch (json.nextName()) {
                case SinkProcess.LINE_NUMBER -> number = json.nextInt();
                case "log.id" -> id = json.nextString();
                default -> json.skipValue();
            }
        }
        json.endObject();
        if (number >= 0) {
            count(number, id.hashCode() | 1);
        }
    }

    /** A hash is never 0, which stands for a line that has not come yet. */
    private void count(int number, int idHash) {
        if (number >= idHashes.length) {
            idHashes = Arrays.copyOf(idHashes, Math.max(number + 1, 2 * idHashes.length));
        }
        lines++;
        if (idHashes[number] == 0) {
            idHashes[number] = idHash;
            distinct++;
        } else if (idHashes[number] != idHash) {
            foreignIds++;
        }
    }
}
