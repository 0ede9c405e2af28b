package dev.hinomi.alerts.slack;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Tells of a second OkHttp on the class path. OkHttp 4 ({@code okhttp}) and OkHttp 5 ({@code okhttp-jvm}) are two artifacts with the same
 * packages: Maven keeps both, and each class comes from whichever jar stands first.
 */
final class OkHttpCopies {

    private static final String CLASS = "okhttp3/OkHttpClient.class";

    private OkHttpCopies() {}

    /** What is wrong with what this loader sees, if it sees more than one. */
    static Optional<String> complaint(ClassLoader loader) {
        List<URL> copies;
        try {
            copies = Collections.list(loader.getResources(CLASS));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
        return Optional.of(copies)
                .filter(found -> found.size() > 1)
                .map(found -> "OkHttp is on the class path " + found.size() + " times, in "
                        + found.stream().map(OkHttpCopies::jar).collect(Collectors.joining(" and "))
                        + ". Whether Slack can be told depends on their order. Import com.squareup.okhttp3:okhttp-bom in version 5, or "
                        + "exclude com.squareup.okhttp3:okhttp from what brings it");
    }

    /** Without the path to it, and without what a nested jar's address ends in. */
    private static String jar(URL copy) {
        String path = copy.getPath();
        String place = path.substring(0, path.length() - CLASS.length()).replaceAll("[!/]+$", "");
        return place.substring(place.lastIndexOf('/') + 1);
    }
}
