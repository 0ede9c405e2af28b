package dev.hinomi.benchmarks.process;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/** What is reachable in this process, class by class. */
public final class LiveObjects {
    private static final String STACKS = "jdk.internal.vm.StackChunk";

    private LiveObjects() {}

    /** Bytes of all objects that are reachable, without the stacks of virtual threads that wait. */
    public static long bytesWithoutStacks() {
        return histogram()
                .lines()
                .map(line -> line.strip().split("\\s+", -1))
                .filter(columns -> columns.length >= 4 && columns[0].endsWith(":") && !columns[3].equals(STACKS))
                .mapToLong(columns -> Long.parseLong(columns[2]))
                .sum();
    }

    private static String histogram() {
        try {
            return (String) ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "gcClassHistogram",
                            new Object[] {new String[0]},
                            new String[] {String[].class.getName()});
        } catch (JMException refused) {
            throw new IllegalStateException("This Java does not tell what its heap holds.", refused);
        }
    }
}
