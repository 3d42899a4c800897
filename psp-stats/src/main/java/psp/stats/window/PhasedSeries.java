package psp.stats.window;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import psp.core.AreaCounts;
import psp.core.CountSeries;
import psp.core.Operation;
import psp.core.Period;
import psp.core.Phase;
import psp.core.ZoneCounts;
import psp.core.internal.Phrases;
import psp.core.internal.Texts;
import psp.stats.inference.Reason;
import psp.stats.internal.text.Checks;

/**
 * Counts of three phases one after another: baseline, operation, and what came then.
 *
 * @param counts one a period, 0 or more
 * @param exposures above 0
 * @param years the middle of each period in years
 * @param lengths of the periods in years
 * @param labels of the periods
 * @param baseline how many periods are baseline
 * @param past how many are baseline or operation
 */
public record PhasedSeries(
        double[] counts,
        double[] exposures,
        double[] years,
        double[] lengths,
        List<String> labels,
        int baseline,
        int past) {

    /** How many years a phase may lack: half a year of 26 weeks is 182 days. */
    public static final double SHORT = 0.02;

    public static PhasedSeries of(
            long[] counts, double[] exposures, int baseline, int operation, double periodsPerYear) {
        if (!(periodsPerYear > 0) || Double.isInfinite(periodsPerYear)) {
            throw new IllegalArgumentException(periodsPerYear + " periods a year; above 0, such as 12 or 52");
        }
        if (counts.length != exposures.length) {
            throw new IllegalArgumentException("There are " + counts.length + " counts and " + exposures.length
                    + " exposures; give as many of each");
        }
        for (int i = 0; i < counts.length; i++) {
            Checks.count("of period " + (i + 1), counts[i]);
            Checks.exposure("of period " + (i + 1), exposures[i]);
        }
        if (baseline < 0 || operation < 0 || baseline > counts.length - operation) {
            throw new IllegalArgumentException(baseline + " periods of baseline and " + operation
                    + " of operation do not fit into " + counts.length + " counts");
        }
        double[] years = new double[counts.length];
        double[] lengths = new double[counts.length];
        Arrays.setAll(years, i -> (i + 0.5) / periodsPerYear);
        Arrays.fill(lengths, 1 / periodsPerYear);
        int past = baseline + operation;
        return new PhasedSeries(
                Arrays.stream(counts).asDoubleStream().toArray(),
                exposures.clone(),
                years,
                lengths,
                IntStream.range(0, counts.length)
                        .mapToObj(i -> "period " + (1 + (i < past ? i : i - past)))
                        .toList(),
                baseline,
                past);
    }

    /** Of the series of baseline, operation and, perhaps, what came then. */
    public static PhasedSeries of(CountSeries baseline, CountSeries operation, CountSeries... then) {
        List<CountSeries.Entry> all = Stream.concat(Stream.of(baseline, operation), Stream.of(then))
                .flatMap(s -> seen(s).stream())
                .toList();
        for (int i = 1; i < all.size(); i++) {
            if (all.get(i).period().start().isBefore(all.get(i - 1).period().end())) {
                throw new IllegalArgumentException("The period " + all.get(i).period() + " comes after "
                        + all.get(i - 1).period() + " and starts before its end; give baseline, operation and what"
                        + " came then, in this order");
            }
        }
        int origin = all.isEmpty() ? 0 : all.get(0).period().start().getYear();
        List<String> labels = all.stream().map(e -> label(e.period())).toList();
        return new PhasedSeries(
                all.stream().mapToDouble(CountSeries.Entry::count).toArray(),
                all.stream().mapToDouble(CountSeries.Entry::exposureDays).toArray(),
                all.stream()
                        .mapToDouble(e -> StudyWindows.middle(e.period()) - origin)
                        .toArray(),
                all.stream().mapToDouble(e -> e.period().days() / 365.25).toArray(),
                labels,
                seen(baseline).size(),
                seen(baseline).size() + seen(operation).size());
    }

    /**
     * The months or weeks of an operation's focus in the stretches of a watch: baseline (or up to five whole years before), first
     * active phase, and the withdrawal if asked for.
     */
    public static PhasedSeries of(Operation operation, ZoneCounts counts, CountSeries.Step step, Phase.Kind last) {
        Period active = StudyWindows.of(operation, counts).active().period();
        boolean watched = last == Phase.Kind.WITHDRAWN;
        WatchWindows windows = watched
                ? WatchWindows.of(operation.phases(), counts)
                : WatchWindows.before(operation.phases(), active, counts);
        Reason.refuse(windows.broken(Breaks.inFocus(operation, counts)));
        AreaCounts area = operation.focus(counts);
        CountSeries before = WatchWindows.series(area, windows.baseline(), step);
        CountSeries during = WatchWindows.series(area, windows.active(), step);
        return watched ? of(before, during, WatchWindows.series(area, windows.withdrawn(), step)) : of(before, during);
    }

    private static List<CountSeries.Entry> seen(CountSeries series) {
        return series.entries().stream().filter(e -> e.exposureDays() > 0).toList();
    }

    /** "June 2017", or the first day of another stretch. */
    private static String label(Period period) {
        LocalDate first = period.start();
        if (period.equals(Period.ofMonth(YearMonth.from(first)))) {
            String month = first.getMonth().name();
            return month.charAt(0) + month.substring(1).toLowerCase(Locale.ROOT) + " " + first.getYear();
        }
        return Phrases.day(first);
    }

    /** Refuses a past that is too short. */
    public PhasedSeries refuseShort(double baselineYears, double operationYears, String what) {
        double[] have = {length(0, baseline), length(baseline, past)};
        if (have[0] < baselineYears - SHORT || have[1] < operationYears - SHORT) {
            throw new IllegalArgumentException(what + " needs " + months(baselineYears) + " of baseline and "
                    + months(operationYears) + " of operation; there are " + months(have[0]) + " and "
                    + months(have[1]));
        }
        return this;
    }

    private static String months(double years) {
        return Texts.plural(Math.round(12 * years), "month");
    }

    private double length(int from, int to) {
        return Arrays.stream(lengths, from, to).sum();
    }

    /** How many years before the last year of baseline each period lies, 0 from that year on. */
    public int[] yearsEarlier() {
        int[] earlier = new int[size()];
        for (int t = 0; t < baseline; t++) {
            earlier[t] = (int) Math.floor(years[baseline - 1] + lengths[baseline - 1] / 2 - years[t]);
        }
        return earlier;
    }

    /** The first period of the last year of baseline. */
    public int lastYear() {
        int first = baseline;
        int[] earlier = yearsEarlier();
        while (first > 0 && earlier[first - 1] == 0) {
            first--;
        }
        return first;
    }

    public double count(int from, int to) {
        return Arrays.stream(counts, from, to).sum();
    }

    public double exposure(int from, int to) {
        return Arrays.stream(exposures, from, to).sum();
    }

    public int size() {
        return counts.length;
    }

    /** How much of a return that starts with a period is there in each watched period, at once or over half a year. */
    public double[] ramp(int start, boolean gradual) {
        double[] ramp = new double[size() - past];
        double begin = years[past + start] - lengths[past + start] / 2;
        for (int t = start; t < ramp.length; t++) {
            ramp[t] = gradual ? Math.min(1, 2 * (years[past + t] - begin)) : 1;
        }
        return ramp;
    }
}
