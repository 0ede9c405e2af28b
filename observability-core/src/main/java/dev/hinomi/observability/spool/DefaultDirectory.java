package dev.hinomi.observability.spool;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Where the entries of a service wait unless told otherwise. One step below the folder for temporary files, where users
 * cannot move each other's folders, and with the user in its name: two users who run the same service do not meet.
 */
final class DefaultDirectory {
    private DefaultDirectory() {}

    static Path of(Path temporary, String user, String service) {
        return temporary.resolve("hinomi-" + encoded(user) + "@" + encoded(service));
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("*", "%2A");
    }
}
