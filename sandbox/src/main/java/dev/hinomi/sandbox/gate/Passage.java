package dev.hinomi.sandbox.gate;

import dev.hinomi.sandbox.faults.ActiveFault;
import dev.hinomi.sandbox.faults.FaultAction;
import dev.hinomi.sandbox.faults.Faults;
import dev.hinomi.sandbox.web.FaultedRequest;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** Serves one connection after another request by request: past the faults, to the server behind, and back. */
final class Passage {

    private static final Set<String> HOP_HEADERS =
            Set.of("connection", "keep-alive", "expect", "upgrade", "http2-settings", "x-sandbox-fault");
    private static final int HALF_AT_MOST = 16 * 1024;
    private static final int IDLE_MILLIS = 120_000;
    private static final int LOOK_MILLIS = 250;
    private static final int MOST_LOOKS = 5 * 60_000 / LOOK_MILLIS;

    private final boolean agent;
    private final int backendPort;
    private final Faults faults;
    private final Consumer<FaultedRequest> journal;
    private final CountDownLatch closed;

    Passage(boolean agent, int backendPort, Faults faults, Consumer<FaultedRequest> journal, CountDownLatch closed) {
        this.agent = agent;
        this.backendPort = backendPort;
        this.faults = faults;
        this.journal = journal;
        this.closed = closed;
    }

    /** Serves until the client is done or a fault ended the connection. */
    void serve(Socket client) {
        try {
            client.setTcpNoDelay(true);
            client.setSoTimeout(IDLE_MILLIS);
            InputStream in = new BufferedInputStream(client.getInputStream(), 16 * 1024);
            OutputStream out = new BufferedOutputStream(client.getOutputStream(), 16 * 1024);
            boolean more = true;
            while (more) {
                MessageHead head = MessageHead.read(in);
                more = head != null && pass(new Connection(client, in, out), head);
            }
        } catch (IOException e) {
            Sockets.close(client);
        }
    }

    private record Connection(Socket socket, InputStream in, OutputStream out) {}

    /** Whether the connection can take another request. */
    private boolean pass(Connection client, MessageHead head) throws IOException {
        Optional<ActiveFault> fault = faults.take(agent, head.path());
        if (fault.isEmpty()) {
            return forward(client, head, "", client.out());
        }
        String label = fault.get().label();
        FaultAction action = fault.get().fault().action();
        if (action instanceof FaultAction.Status status) {
            return refuse(client, head, status, label);
        } else if (action instanceof FaultAction.Answer answer) {
            MessageBody.ofRequest(head).copy(client.in(), OutputStream.nullOutputStream());
            record(head, answer.status(), label);
            return answer(client, head, answer);
        } else if (action instanceof FaultAction.AnswerInstead instead) {
            forward(client, head, label, OutputStream.nullOutputStream());
            return answer(client, head, instead.answer());
        } else if (action instanceof FaultAction.Hang) {
            record(head, 0, label);
            hang(client, fault.get());
            return false;
        } else if (action instanceof FaultAction.Reset) {
            record(head, 0, label);
            long length = head.header("Content-Length").map(Passage::number).orElse(0L);
            client.in().readNBytes((int) Math.min(HALF_AT_MOST, length / 2));
            Sockets.reset(client.socket());
            return false;
        } else if (action instanceof FaultAction.LoseAnswer) {
            forward(client, head, label, OutputStream.nullOutputStream());
            Sockets.reset(client.socket());
            return false;
        } else if (action instanceof FaultAction.Slow slow) {
            return forward(client, head, label, new DripStream(client.out(), slow.bytesPerSecond(), closed));
        }
        record(head, 0, label);
        Sockets.reset(client.socket());
        return false;
    }

    /** Reads on without an answer until the client gives up or the fault is over. */
    private void hang(Connection client, ActiveFault fault) throws IOException {
        client.socket().setSoTimeout(LOOK_MILLIS);
        for (int look = 0; look < MOST_LOOKS && faults.holds(fault); look++) {
            if (left(client.in())) {
                return;
            }
        }
    }

    private static boolean left(InputStream in) throws IOException {
        try {
            in.transferTo(OutputStream.nullOutputStream());
            return true;
        } catch (SocketTimeoutException stillThere) {
            return false;
        }
    }

    private boolean refuse(Connection client, MessageHead head, FaultAction.Status fault, String label)
            throws IOException {
        if (head.header("Expect").isEmpty()) {
            MessageBody.ofRequest(head).copy(client.in(), OutputStream.nullOutputStream());
        }
        record(head, fault.status(), label);
        boolean more = head.keepsAlive() && head.header("Expect").isEmpty();
        String body = "{\"ok\":false,\"errors\":[\"" + label + "\"]}";
        List<String> lines =
                new ArrayList<>(List.of("Content-Type: application/json", "Content-Length: " + body.length()));
        if (fault.retryAfterSeconds() != null) {
            lines.add("Retry-After: " + fault.retryAfterSeconds());
        }
        lines.add(more ? "Connection: keep-alive" : "Connection: close");
        client.out().write(new MessageHead("HTTP/1.1 " + fault.status() + " Fault", lines).bytes());
        client.out().write(body.getBytes(StandardCharsets.US_ASCII));
        client.out().flush();
        return more;
    }

    private static boolean answer(Connection client, MessageHead head, FaultAction.Answer answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        List<String> lines = List.of(
                "Content-Type: " + answer.contentType(),
                "Content-Length: " + body.length,
                head.keepsAlive() ? "Connection: keep-alive" : "Connection: close");
        client.out().write(new MessageHead("HTTP/1.1 " + answer.status() + " Fault", lines).bytes());
        client.out().write(body);
        client.out().flush();
        return head.keepsAlive();
    }

    private boolean forward(Connection client, MessageHead head, String label, OutputStream answer) throws IOException {
        if (head.header("Expect").isPresent()) {
            client.out().write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            client.out().flush();
        }
        Socket backend = new Socket(InetAddress.getLoopbackAddress(), backendPort);
        try {
            backend.setTcpNoDelay(true);
            OutputStream toServer = new BufferedOutputStream(backend.getOutputStream(), 16 * 1024);
            List<String> added = new ArrayList<>(List.of("Connection: close"));
            if (!label.isEmpty()) {
                added.add("X-Sandbox-Fault: " + label);
            }
            toServer.write(head.replacing(HOP_HEADERS, added).bytes());
            MessageBody.ofRequest(head).copy(client.in(), toServer);
            toServer.flush();
            return answer(head, new BufferedInputStream(backend.getInputStream(), 16 * 1024), answer);
        } finally {
            Sockets.reset(backend);
        }
    }

    private static boolean answer(MessageHead request, InputStream server, OutputStream out) throws IOException {
        MessageHead head = MessageHead.read(server);
        if (head == null) {
            throw new IOException("The server behind the gate closed without an answer to " + request.path());
        }
        boolean more = request.keepsAlive();
        String connection = more ? "Connection: keep-alive" : "Connection: close";
        out.write(head.replacing(Set.of("connection", "keep-alive"), List.of(connection))
                .bytes());
        MessageBody.ofResponse(request.method(), head).copy(server, out);
        out.flush();
        return more;
    }

    private void record(MessageHead head, int status, String label) {
        Map<String, List<String>> headers = new TreeMap<>();
        for (String line : head.lines()) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.putIfAbsent(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        List.of(line.substring(colon + 1).strip()));
            }
        }
        journal.accept(new FaultedRequest(head.method(), head.target(), headers, status, label));
    }

    private static long number(String text) {
        try {
            return Math.max(0, Long.parseLong(text));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
