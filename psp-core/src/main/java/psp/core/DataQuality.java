package psp.core;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import psp.core.internal.Texts;

/**
 * What a file can bear, as far as it was looked at; what was not looked at is null or empty, which is not "fine".
 *
 * @param located the share with a position, period by period
 * @param midnight the share of timed incidents at exactly midnight; null if not looked at
 * @param lag the delay from occurrence to report; null if the file has no report dates
 * @param pileUps coordinates that recur, the most frequent first
 * @param precisionMetres how far positions may be off, metres; null if not looked at
 * @param heaping days of the month that are too frequent, in words
 * @param proposedBreaks jumps that look like a change of the record system
 */
public record DataQuality(
        List<LocatedShare> located,
        @Nullable Double midnight,
        @Nullable ReportLag lag,
        List<PileUp> pileUps,
        @Nullable Double precisionMetres,
        List<String> heaping,
        List<RecordingBreak> proposedBreaks)
        implements Tabular, Serializable {

    private static final long serialVersionUID = 1;

    /**
     * How many incidents of a period have a position.
     *
     * @param period when
     * @param incidents all of them, 0 or more
     * @param withPosition those with a position, 0 to {@code incidents}
     */
    public record LocatedShare(Period period, long incidents, long withPosition) implements Serializable {

        private static final long serialVersionUID = 1;

        /**
         * How many incidents of a period have a position.
         *
         * @param period when
         * @param incidents all of them, 0 or more
         * @param withPosition those with a position, 0 to {@code incidents}
         * @throws IllegalArgumentException if the part exceeds the whole
         */
        public LocatedShare {
            Objects.requireNonNull(period, "period");
            if (withPosition < 0 || withPosition > incidents) {
                throw new IllegalArgumentException(
                        withPosition + " of " + incidents + " incidents of " + period + " with a position; 0 to all");
            }
        }

        /**
         * The share.
         *
         * @return 0 to 1; 1 without incidents
         */
        public double share() {
            return incidents == 0 ? 1 : (double) withPosition / incidents;
        }
    }

    /**
     * The delay from occurrence to report, days.
     *
     * @param medianDays half are reported within
     * @param p95Days 95 in 100 are reported within
     * @param beforeOccurrence how many are reported before they occurred
     */
    public record ReportLag(double medianDays, double p95Days, long beforeOccurrence) implements Serializable {

        private static final long serialVersionUID = 1;

        /**
         * The delay from occurrence to report.
         *
         * @param medianDays half are reported within
         * @param p95Days 95 in 100 are reported within
         * @param beforeOccurrence how many are reported before they occurred
         * @throws IllegalArgumentException if a number is not finite or the median exceeds the 95th percentile
         */
        public ReportLag {
            if (!(medianDays <= p95Days)
                    || Double.isInfinite(medianDays)
                    || Double.isInfinite(p95Days)
                    || beforeOccurrence < 0) {
                throw new IllegalArgumentException("Report lags of " + medianDays + " and " + p95Days + " days, "
                        + beforeOccurrence + " before the occurrence, are out of order");
            }
        }
    }

    /**
     * A coordinate that recurs.
     *
     * @param position where
     * @param incidents how many lie there, at least 2
     * @param likelyDefault whether it looks like a stand-in for "unknown" more than like a busy address
     */
    public record PileUp(Position position, long incidents, boolean likelyDefault) implements Serializable {

        private static final long serialVersionUID = 1;

        /**
         * A coordinate that recurs.
         *
         * @param position where
         * @param incidents how many lie there, at least 2
         * @param likelyDefault whether it looks like a stand-in for "unknown" more than like a busy address
         * @throws IllegalArgumentException if fewer than 2 lie there
         */
        public PileUp {
            Objects.requireNonNull(position, "position");
            if (incidents < 2) {
                throw new IllegalArgumentException(
                        incidents + " incident at " + position + " is no pile-up; at least 2");
            }
        }
    }

    /**
     * What a file can bear.
     *
     * @param located the share with a position, period by period
     * @param midnight the share of timed incidents at exactly midnight; null if not looked at
     * @param lag the delay from occurrence to report; null if the file has no report dates
     * @param pileUps coordinates that recur, the most frequent first
     * @param precisionMetres how far positions may be off, metres; null if not looked at
     * @param heaping days of the month that are too frequent, in words
     * @param proposedBreaks jumps that look like a change of the record system
     * @throws IllegalArgumentException if a share or a precision is out of range
     */
    public DataQuality {
        Objects.requireNonNull(located, "located");
        Objects.requireNonNull(pileUps, "pileUps");
        Objects.requireNonNull(heaping, "heaping");
        located = List.copyOf(located);
        pileUps = List.copyOf(pileUps);
        heaping = List.copyOf(heaping);
        proposedBreaks = proposedBreaks.stream().sorted().toList();
        if (midnight != null && !(midnight >= 0 && midnight <= 1)) {
            throw new IllegalArgumentException("The share at midnight " + midnight + " is not within 0 to 1");
        }
        if (precisionMetres != null && !(precisionMetres > 0 && precisionMetres < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("The precision " + precisionMetres + " m is not above 0");
        }
    }

    /**
     * Looks at a log.
     *
     * @param incidents incidents in any order
     * @return what they can bear; {@link QualityCounter} says how each finding is made
     */
    public static DataQuality of(Iterable<Incident> incidents) {
        QualityCounter counter = new QualityCounter();
        incidents.forEach(counter::add);
        return counter.quality();
    }

    /**
     * Nothing was looked at.
     *
     * @return the empty value
     */
    public static DataQuality notAssessed() {
        return new DataQuality(List.of(), null, null, List.of(), null, List.of(), List.of());
    }

    /**
     * How many incidents of a window have a position.
     *
     * @param window any days; months that it cuts count as a whole
     * @return the sum over the periods that touch the window
     */
    public LocatedShare located(Period window) {
        Objects.requireNonNull(window, "window");
        long all = 0;
        long with = 0;
        for (LocatedShare part : located) {
            boolean inside = part.period().overlaps(window);
            all += inside ? part.incidents() : 0;
            with += inside ? part.withPosition() : 0;
        }
        return new LocatedShare(window, all, with);
    }

    /**
     * Whether positions are too coarse for a zone: it is narrower than twice the precision.
     *
     * @param widthMetres how wide the zone is, metres, above 0; psp-geo's {@code ZoneMetres} tells it
     * @return true if too coarse; false also where the precision is not known
     * @throws IllegalArgumentException if the width is not above 0
     */
    public boolean tooCoarseFor(double widthMetres) {
        if (!(widthMetres > 0 && widthMetres < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("The width " + widthMetres + " m is not above 0");
        }
        return precisionMetres != null && widthMetres < 2 * precisionMetres;
    }

    /**
     * Whether anything was looked at.
     *
     * @return false for {@link #notAssessed}
     */
    public boolean assessed() {
        return !equals(notAssessed());
    }

    /** The findings, one a row: what was looked at, where or when, in how many, and the share, days or metres found. */
    @Override
    public Table asTable() {
        Table table = Table.of("finding", "of", "incidents", "value");
        List<List<?>> rows = new ArrayList<>();
        located.forEach(share -> rows.add(
                List.of("share with a position", share.period().toString(), share.incidents(), share.share())));
        long with = located.stream().mapToLong(LocatedShare::withPosition).sum();
        pileUps.forEach(pile -> rows.add(List.of(
                pile.likelyDefault() ? "recurring position, likely a stand-in" : "recurring position",
                pile.position().toString(),
                pile.incidents(),
                with == 0 ? "" : (Object) ((double) pile.incidents() / with))));
        heaping.forEach(day -> rows.add(List.of("too frequent day of the month", day, "", "")));
        proposedBreaks.forEach(jump -> rows.add(List.of("possible recording break", jump.toString(), "", "")));
        Table all = table.plusAll(rows);
        all = midnight == null ? all : all.plus("share at exactly midnight", "all", null, midnight);
        all = lag == null
                ? all
                : all.plus("half reported within days", "all", null, lag.medianDays())
                        .plus("95 in 100 reported within days", "all", null, lag.p95Days())
                        .plus("reported before they occurred", "all", lag.beforeOccurrence(), null);
        return precisionMetres == null ? all : all.plus("precision, metres", "all", null, precisionMetres);
    }

    /**
     * The findings in one line.
     *
     * @return such as {@code 99.5 % located; 12 coordinates recur}, or {@code not assessed}
     */
    @Override
    public String toString() {
        if (!assessed()) {
            return "data quality not assessed";
        }
        long all = located.stream().mapToLong(LocatedShare::incidents).sum();
        long with = located.stream().mapToLong(LocatedShare::withPosition).sum();
        return (located.isEmpty()
                        ? "share located not assessed"
                        : String.format(Locale.ROOT, "%.1f %% located", all == 0 ? 100.0 : 100.0 * with / all))
                + "; " + Texts.plural(pileUps.size(), "coordinate") + " recurring"
                + (pileUps.stream().noneMatch(PileUp::likelyDefault)
                        ? ""
                        : ", " + pileUps.stream().filter(PileUp::likelyDefault).count() + " likely a stand-in")
                + (lag == null ? "" : String.format(Locale.ROOT, "; half reported within %.0f days", lag.medianDays()))
                + (proposedBreaks.isEmpty()
                        ? ""
                        : "; " + Texts.plural(proposedBreaks.size(), "possible recording break"));
    }
}
