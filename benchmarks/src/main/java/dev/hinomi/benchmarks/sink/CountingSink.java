package dev.hinomi.benchmarks.sink;

import dev.hinomi.benchmarks.process.Orders;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The process: says its port, then does what each line on its standard input says until that ends. */
final class CountingSink {
    private static final int BACKLOG = 50;

    private final LineCounter counter = new LineCounter();
    private final Set<Socket> visitors = ConcurrentHashMap.newKeySet();
    private ServerSocket door;
    private volatile Mood mood = Mood.ANSWERS;

    private CountingSink() throws IOException {
        this.door = open(0);
    }

    /** Called in the process. */
    public static void main(String[] args) throws IOException {
        CountingSink sink = new CountingSink();
        System.out.println(sink.door.getLocalPort());
        Orders.serve(sink::obey);
        System.exit(0);
    }

    private String obey(String order) throws IOException {
        if (!order.equals(SinkProcess.COUNTS)) {
            become(Mood.valueOf(order));
        }
        return counter.counts().text();
    }

    private void become(Mood next) throws IOException {
        int port = door.getLocalPort();
        mood = next;
        if (next == Mood.REFUSES) {
            door.close();
        } else if (door.isClosed()) {
            door = open(port);
        }
        sendAway();
    }

    /** Whoever waits for an answer in one mood must come again in the next. */
    private void sendAway() throws IOException {
        for (Socket visitor : visitors) {
            visitor.setSoLinger(true, 0);
            visitor.close();
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
                    new Visit(visitor, () -> mood, counter).run();
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
