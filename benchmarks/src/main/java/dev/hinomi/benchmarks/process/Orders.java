package dev.hinomi.benchmarks.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** The other end of a {@link JavaProcess}: answers each line of the standard input on the standard output. */
@FunctionalInterface
public interface Orders {

    /** Does what an order says, and answers it in one line. */
    String obey(String order) throws IOException;

    /** Obeys until there is no more to obey. */
    static void serve(Orders orders) throws IOException {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String order = input.readLine(); order != null; order = input.readLine()) {
            System.out.println(orders.obey(order));
        }
    }
}
