package dev.hinomi.benchmarks.run;

/** Something that takes long, is started by its name and ends with figures. */
public interface Run {

    /** The name on the command line. */
    String name();

    /** What it shows and what it must reach, in one line. */
    String what();

    /**
     * Runs to the end.
     *
     * @return what came out
     * @throws Exception if it could not run at all
     */
    Figures run() throws Exception;
}
