package dev.hinomi.benchmarks.sink;

import dev.hinomi.benchmarks.process.Orders;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** The process: says its port, then does what each line on its standard input says until that ends. */
public final class CountingSink {
    static final String COUNTS = "COUNTS";
    static final String MOOD = "MOOD ";

    private static final int BACKLOG = 50;

    private final BodyCounter counter;
    private final Set<Socket> visitors = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Mood> mood = new AtomicReference<>(Mood.ANSWERS);
    private ServerSocket door;

    private CountingSink(BodyCounter counter) throws IOException {
        this.counter = counter;
        this.door = open(0);
    }

    /** Called in the process; ends it. */
    public static void serve(BodyCounter counter) throws IOException {
        CountingSink sink = new CountingSink(counter);
        System.out.println(sink.door.getLocalPort());
        Orders.serve(sink::obey);
        System.exit(0);
    }

    private String obey(String order) throws IOException {
        if (order.startsWith(MOOD)) {
            become(Mood.valueOf(order.substring(MOOD.length())));
            return counter.counts();
        }
        return order.equals(COUNTS) ? counter.counts() : counter.answer(order);
    }

    private void become(Mood next) throws IOException {
        int port = door.getLocalPort();
        mood.set(next);
        if (next == Mood.REFUSES) {
            door.close();
        } else if (door.isClosed()) {
            door = open(port);
        }
        sendAway();
    }

    /** Whoever waits for an answer in one mood must come again in the next. */
    private void sendAway() {
        for (Socket visitor : visitors) {
            try {
                visitor.setSoLinger(true, 0);
                visitor.close();
            } catch (IOException gone) {
                // It has just gone by itself.
            }
        }
    }

    private ServerSocket open(int port) throws IOException {
        ServerSocket opened = new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
        start("accepts", () -> accept(opened));
        return opened;
    }

    private void accept(ServerSocket opened) {
        try {
            while (true) {
                Socket visitor = opened.accept();
                visitor.setTcpNoDelay(true);
                visitors.add(visitor);
                start("serves", () -> {
                    new Visit(visitor, () -> mood.getAndUpdate(Mood::next), counter).run();
                    visitors.remove(visitor);
                });
            }
        } catch (IOException closed) {
            // The port is refused from now on.
        }
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, "sink-" + name);
        thread.setDaemon(true);
        thread.start();
    }
}
