package dev.hinomi.sandbox.console.page;

import dev.hinomi.sandbox.console.html.Units;
import java.util.List;
import java.util.Map;

/**
 * What surrounds every page.
 *
 * @param section the part of the console that is open
 * @param title the page's title
 * @param theme light or dark
 * @param counts what the navigation counts, by section
 * @param faults the faults active now, in words
 * @param version the version of the store the page was drawn from, or an older one
 * @param twin the address of the page's JSON
 */
public record Frame(
        Section section,
        String title,
        Theme theme,
        Map<Section, Long> counts,
        List<String> faults,
        long version,
        String twin) {

    /** Keeps its own copies. */
    public Frame {
        counts = Map.copyOf(counts);
        faults = List.copyOf(faults);
    }

    /**
     * The number beside a section's name.
     *
     * @param of the section
     * @return the count, or nothing when it counts nothing
     */
    public String count(Section of) {
        Long count = counts.get(of);
        return count == null ? "" : Units.count(count);
    }

    /**
     * Whether a section's number is bad news.
     *
     * @param of the section
     * @return whether to draw it in red
     */
    public boolean alarming(Section of) {
        boolean bad = of == Section.PROBLEMS || of == Section.FAULTS;
        return bad && counts.getOrDefault(of, 0L) > 0;
    }
}
