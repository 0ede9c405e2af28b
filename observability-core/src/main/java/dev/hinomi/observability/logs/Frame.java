package dev.hinomi.observability.logs;

import dev.hinomi.observability.json.JsonFragment;
import java.util.List;

/**
 * One frame of a stack trace and what is known about it.
 *
 * @param line how it is written as a part of a JSON string, its end of line included
 * @param excluded whether it is only counted
 * @param site what of it goes into a fingerprint
 * @param own whether it is neither excluded nor the JDK's
 */
record Frame(JsonFragment line, boolean excluded, long site, boolean own) {
    private static final List<String> JDK = List.of("java.", "javax.", "jdk.", "sun.", "com.sun.");

    static Frame of(StackTraceElement element, List<String> excludedBeginnings) {
        String type = element.getClassName();
        String name = type + '.' + element.getMethodName();
        boolean excluded = StableName.isGenerated(type) || beginsWithAny(name, excludedBeginnings);
        String site = StableName.ofClass(type) + '.' + StableName.ofMethod(element.getMethodName());
        return new Frame(
                JsonFragment.text("\tat " + element + "\n"),
                excluded,
                StableHash.of(site),
                !excluded && !beginsWithAny(name, JDK));
    }

    private static boolean beginsWithAny(String name, List<String> beginnings) {
        for (String beginning : beginnings) {
            if (name.startsWith(beginning)) {
                return true;
            }
        }
        return false;
    }
}
