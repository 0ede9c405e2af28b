package dev.hinomi.sandbox.console.logs;

import dev.hinomi.sandbox.console.html.Units;
import dev.hinomi.sandbox.console.page.Address;
import dev.hinomi.sandbox.console.page.Extent;
import dev.hinomi.sandbox.console.page.SearchBox;
import dev.hinomi.sandbox.store.LogEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the Logs page shows.
 *
 * @param page the page's address
 * @param search the search
 * @param extent how much is shown
 * @param volume the entries found over time
 * @param facets the values found
 * @param rows the entries found, newest first
 * @param newestId the id of the newest entry received, 0 when there is none
 * @param older where older entries are; empty when there are none
 * @param selected the entry that is open, or null
 * @param requests how many requests the log intake had
 */
public record LogsModel(
        Address page,
        SearchBox search,
        Extent extent,
        Volume volume,
        List<Facet> facets,
        List<LogEntry> rows,
        long newestId,
        String older,
        @Nullable LogDetail selected,
        long requests) {

    /**
     * What the facets count when they cannot count everything.
     *
     * @return for instance {@code the newest 20,000}; empty when they count all
     */
    public String counted() {
        return extent.matching() > Facet.MAX_ENTRIES ? "the newest " + Units.count(Facet.MAX_ENTRIES) : "";
    }

    /**
     * Whether a row is the open one.
     *
     * @param row the row
     * @return whether it is selected
     */
    public boolean selects(LogEntry row) {
        return selected != null && selected.entry().id() == row.id();
    }

    /**
     * The address of a row.
     *
     * @param row the row
     * @return the page with that row open
     */
    public String open(LogEntry row) {
        return new Address("/logs/" + row.id(), page.query()) + "#row-" + row.id();
    }
}
