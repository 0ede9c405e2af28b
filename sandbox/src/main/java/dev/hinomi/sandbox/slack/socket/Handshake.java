package dev.hinomi.sandbox.slack.socket;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The request that begins a web socket: RFC 6455, section 4.
 *
 * @param target the path with its query
 * @param key what proves that the server speaks the protocol; empty when the client does not
 */
record Handshake(String target, String key) {

    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int MOST_BYTES = 16 * 1024;

    static Handshake read(DataInputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
            if (head.length() > MOST_BYTES) {
                throw new IOException("A request of more than " + MOST_BYTES + " bytes");
            }
        }
        String[] lines = head.toString().split("\r\n", -1);
        Map<String, String> headers = new HashMap<>();
        for (String line : lines) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        String[] request = lines[0].split(" ", 3);
        boolean upgrades = "websocket".equalsIgnoreCase(headers.getOrDefault("upgrade", ""));
        return new Handshake(
                request.length > 1 ? request[1] : "", upgrades ? headers.getOrDefault("sec-websocket-key", "") : "");
    }

    void accept(OutputStream out) throws IOException {
        answer(
                out,
                "101 Switching Protocols",
                "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: " + accepted() + "\r\n");
    }

    void refuse(OutputStream out, String status) throws IOException {
        answer(out, status, "Content-Length: 0\r\nConnection: close\r\n");
    }

    private static void answer(OutputStream out, String status, String headers) throws IOException {
        out.write(("HTTP/1.1 " + status + "\r\n" + headers + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private String accepted() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JDK has no SHA-1, which every JDK must have", e);
        }
    }
}
