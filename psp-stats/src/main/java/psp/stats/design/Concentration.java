package psp.stats.design;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import psp.core.AreaCounts;
import psp.core.Period;
import psp.core.ZoneCounts;
import psp.core.internal.Texts;

/**
 * How much of the whole lies in one zone, year by year, and its rank among all zones: whether it is the same place that
 * is high each year.
 *
 * @param zone the zone
 * @param years one entry a window, the earliest first
 */
public record Concentration(String zone, List<Year> years) implements Serializable {

    private static final long serialVersionUID = 1;

    /**
     * One window.
     *
     * @param window when
     * @param count the zone's count
     * @param total the whole's count
     * @param rank the zone's rank by count, 1 for the highest; equal counts share the better rank
     * @param zones among how many zones
     */
    public record Year(Period window, long count, long total, int rank, int zones) implements Serializable {

        private static final long serialVersionUID = 1;

        /**
         * One window's share.
         *
         * @param window when
         * @param count the zone's count
         * @param total the whole's count
         * @param rank the zone's rank by count, 1 for the highest; equal counts share the better rank
         * @param zones among how many zones
         */
        public Year {
            Objects.requireNonNull(window, "window");
        }

        /** {@return the zone's share of the whole, 0 to 1; 0 of nothing} */
        public double share() {
            return total == 0 ? 0 : (double) count / total;
        }

        /** Returns the share, the counts and the rank. */
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%.1f %% of the whole (%s of %s) in %s, rank %d of %d",
                    100 * share(),
                    Texts.grouped(count),
                    Texts.grouped(total),
                    window.inWords(),
                    rank,
                    zones);
        }
    }

    /**
     * How much of the whole lies in one zone.
     *
     * @param zone the zone
     * @param years one entry a window, the earliest first
     */
    public Concentration {
        Objects.requireNonNull(years, "years");
        Objects.requireNonNull(zone, "zone");
        years = List.copyOf(years);
    }

    /**
     * {@return share and rank of a zone in some windows}
     *
     * @param counts the table
     * @param zone the zone's name
     * @param windows the windows, such as calendar years
     * @throws IllegalArgumentException if there is no such zone, or a window is not covered
     */
    public static Concentration of(ZoneCounts counts, String zone, List<Period> windows) {
        Objects.requireNonNull(zone, "zone");
        AreaCounts own = counts.in(zone);
        List<AreaCounts> all = counts.zones().stream().map(counts::in).toList();
        List<Year> years = new ArrayList<>();
        for (Period window : windows) {
            long count = own.countWhole(window);
            int higher = (int)
                    all.stream().filter(area -> area.count(window) > count).count();
            years.add(new Year(window, count, counts.total().countWhole(window), higher + 1, all.size()));
        }
        return new Concentration(zone, years);
    }

    /** Returns the share and rank of the last window and the ranks of all. */
    @Override
    public String toString() {
        if (years.isEmpty()) {
            return zone + ": no window";
        }
        Year last = years.get(years.size() - 1);
        return String.format(
                Locale.ROOT,
                "%s: %.1f %% of the whole (%d of %d), rank %d of %d; ranks by year %s",
                zone,
                100 * last.share(),
                last.count(),
                last.total(),
                last.rank(),
                last.zones(),
                years.stream().map(Year::rank).toList());
    }
}
