package psp.stats.watch;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import psp.core.CountSeries;
import psp.core.Finding;
import psp.core.Operation;
import psp.core.Period;
import psp.core.PeriodCounts;
import psp.core.Phase;
import psp.core.Statement;
import psp.core.Table;
import psp.core.Tabular;
import psp.core.ZoneCounts;
import psp.core.internal.Texts;
import psp.stats.inference.Reason;
import psp.stats.inference.ShareLost;
import psp.stats.internal.text.Digits;
import psp.stats.internal.text.InOrder;
import psp.stats.level.Observation;
import psp.stats.window.Breaks;
import psp.stats.window.WatchWindows;

/**
 * The watches of many zones, each by itself, under one budget: how many false alarms a year are to be expected over all of
 * them if every level holds.
 *
 * <pre>{@code
 * Watches watches = Watches.after(operation, counts, CountSeries.Step.MONTHS, 0.1, Map.of());   // one false alarm in ten years in all
 * watches.alarmed().forEach(zone -> System.out.println(zone + ": " + watches.of(zone)));
 * }</pre>
 *
 * <p>The budget is split into the chance of each zone's {@link Watch}, equally or by stated weights, over the zones that can
 * be watched; expectations add up whether the zones depend on each other or not. A chance below 0.0001 or above 0.5 is
 * refused. Each zone answers what its watch would answer alone. A zone without any count before it is watched, or whose
 * record system changed, is kept by name with the reason. Zones are in alphabetical order, whatever order they came in.
 *
 * @param falseAlarmsAYear the budget: the sum of the watches' chances, above 0
 * @param watches by zone, at least one
 * @param unwatched why a zone is not watched, by zone
 */
public record Watches(double falseAlarmsAYear, SortedMap<String, Watch> watches, SortedMap<String, String> unwatched)
        implements Tabular, Serializable {

    private static final long serialVersionUID = 1;
    private static final double ROUNDING = 1e-9;
    private static final int TOLD = 12;

    /**
     * Watches whose chances are known to add up to the budget.
     *
     * @param falseAlarmsAYear the budget: the sum of the watches' chances, above 0
     * @param watches by zone, at least one
     * @param unwatched why a zone is not watched, by zone
     * @throws IllegalArgumentException if they do not, no zone is watched, or one is both watched and not
     */
    public Watches {
        watches = Collections.unmodifiableSortedMap(new TreeMap<>(Objects.requireNonNull(watches, "watches")));
        unwatched = Collections.unmodifiableSortedMap(new TreeMap<>(Objects.requireNonNull(unwatched, "unwatched")));
        refuseNone(watches.keySet(), unwatched);
        double sum = watches.values().stream()
                .mapToDouble(Watch::falseAlarmChancePerYear)
                .sum();
        if (!(Math.abs(falseAlarmsAYear - sum) <= ROUNDING * sum)) {
            throw new IllegalArgumentException(
                    "A budget of " + falseAlarmsAYear + " false alarms a year, but the chances of "
                            + Texts.grouped(watches.size()) + (watches.size() == 1 ? " watch" : " watches")
                            + " add up to " + sum
                            + "; let Watches.of split it");
        }
        for (String zone : unwatched.keySet()) {
            if (watches.containsKey(zone)) {
                throw new IllegalArgumentException("The zone '" + zone + "' is both watched and not");
            }
        }
    }

    private static void refuseNone(Collection<String> zones, SortedMap<String, String> unwatched) {
        if (zones.isEmpty()) {
            throw new IllegalArgumentException("No zone is watched"
                    + (unwatched.isEmpty()
                            ? "; give at least one"
                            : ", the first because: " + unwatched.get(unwatched.firstKey())));
        }
    }

    /**
     * {@return the watches under one budget in equal parts; see {@link #of(Map, double, Map)}}
     *
     * @param watches by zone, at least one
     * @param falseAlarmsAYear how many false alarms a year to expect over all zones if every level holds
     */
    public static Watches of(Map<String, Watch> watches, double falseAlarmsAYear) {
        return of(watches, falseAlarmsAYear, Map.of());
    }

    /**
     * {@return the watches under one budget, each with its part of it as its chance of a false alarm in a year}
     *
     * @param watches by zone, at least one; the chance each had until now is replaced
     * @param falseAlarmsAYear how many false alarms a year to expect over all zones if every level holds
     * @param weights how much of it each zone takes, above 0, one for every zone; empty for equal parts
     * @throws IllegalArgumentException if a chance would be below 0.0001 or above 0.5, or the weights do not fit
     */
    public static Watches of(Map<String, Watch> watches, double falseAlarmsAYear, Map<String, Double> weights) {
        Objects.requireNonNull(watches, "watches");
        Objects.requireNonNull(weights, "weights");
        SortedMap<String, WatchRules> rules = rules(new TreeSet<>(watches.keySet()), falseAlarmsAYear, weights);
        return new Watches(
                falseAlarmsAYear,
                each(
                        rules.keySet(),
                        zone -> Objects.requireNonNull(watches.get(zone), zone)
                                .falseAlarmChancePerYear(
                                        Objects.requireNonNull(rules.get(zone)).chance())),
                new TreeMap<>());
    }

    /**
     * {@return watches over each focus zone of an operation by itself, in equal parts; see
     * {@link #after(Operation, ZoneCounts, CountSeries.Step, double, Map)}}
     *
     * @param operation whose focus zones are watched, each by its own phases
     * @param counts a table with these zones; by months where it knows no days, else by weeks
     * @param falseAlarmsAYear how many false alarms a year to expect over all zones if every level holds
     */
    public static Watches after(Operation operation, ZoneCounts counts, double falseAlarmsAYear) {
        return after(operation, counts, WatchStart.step(counts), falseAlarmsAYear, Map.of());
    }

    /**
     * {@return watches over each focus zone of an operation by itself, having seen all that is covered after the officers
     * moved on: what {@link Watch#after(Operation, ZoneCounts, CountSeries.Step)} says of an operation in that zone alone} What carries
     * the level of each, where there are eight other areas like it, is the rest of the city without all focus zones.
     *
     * @param operation whose focus zones are watched, each by its own phases
     * @param counts a table with these zones
     * @param step weeks or months
     * @param falseAlarmsAYear how many false alarms a year to expect over all zones if every level holds
     * @param weights how much of it each zone takes, above 0, one for every focus zone; empty for equal parts
     * @throws IllegalArgumentException as {@link Watch#after(Operation, ZoneCounts)} and {@link #of(Map, double, Map)}
     */
    public static Watches after(
            Operation operation,
            ZoneCounts counts,
            CountSeries.Step step,
            double falseAlarmsAYear,
            Map<String, Double> weights) {
        Objects.requireNonNull(operation, "operation");
        SortedSet<String> zones = operation.focusZones();
        refuseUnknown(
                zones, Objects.requireNonNull(counts, "counts").header().zones().keySet());
        refuseUnknown(Objects.requireNonNull(weights, "weights").keySet(), zones);
        Objects.requireNonNull(step, "step");
        WatchGround ground = WatchGround.of(operation, counts, Map.of());
        Map<List<Phase>, ZonePast> tables = new HashMap<>();
        SortedMap<String, String> unwatched = new TreeMap<>();
        SortedMap<String, ZonePast> watched = new TreeMap<>();
        for (String zone : zones) {
            ZonePast table =
                    tables.computeIfAbsent(operation.phases(zone), phases -> ZonePast.of(zone, phases, counts, step));
            table.whyNot(zone).ifPresentOrElse(reason -> unwatched.put(zone, reason), () -> watched.put(zone, table));
        }
        refuseNone(watched.keySet(), unwatched);
        Map<String, Double> left = new TreeMap<>(weights);
        left.keySet().removeAll(unwatched.keySet());
        SortedMap<String, WatchRules> rules = rules(watched.keySet(), falseAlarmsAYear, left);
        return new Watches(
                falseAlarmsAYear,
                each(
                        rules.keySet(),
                        zone -> Objects.requireNonNull(watched.get(zone))
                                .watch(zone, ground, Objects.requireNonNull(rules.get(zone)))),
                unwatched);
    }

    private static void refuseUnknown(Collection<String> zones, Collection<String> known) {
        for (String zone : zones) {
            if (!known.contains(zone)) {
                throw Texts.unknown("zone", zone, known);
            }
        }
    }

    /** Makes one watch a zone. */
    private static SortedMap<String, Watch> each(Collection<String> zones, Function<String, Watch> made) {
        List<String> names = List.copyOf(zones);
        List<Watch> all = InOrder.of(names, made);
        SortedMap<String, Watch> watches = new TreeMap<>();
        for (int i = 0; i < names.size(); i++) {
            watches.put(names.get(i), all.get(i));
        }
        return watches;
    }

    private static SortedMap<String, WatchRules> rules(
            Collection<String> zones, double budget, Map<String, Double> weights) {
        if (!(budget > 0) || Double.isInfinite(budget)) {
            throw new IllegalArgumentException(
                    "A budget of " + budget + " false alarms a year; a finite number above 0");
        }
        refuseNone(zones, new TreeMap<>());
        double sum = 0;
        for (String zone : zones) {
            Double weight = weights.isEmpty() ? Double.valueOf(1) : weights.get(zone);
            if (weight == null || !(weight > 0) || weight.isInfinite()) {
                throw new IllegalArgumentException(
                        "The weight of the zone '" + zone + "' is " + (weight == null ? "missing" : weight)
                                + "; give every zone a finite number above 0, or none any");
            }
            sum += weight;
        }
        refuseUnknown(weights.keySet(), zones);
        SortedMap<String, WatchRules> rules = new TreeMap<>();
        for (String zone : zones) {
            double chance = budget * (weights.isEmpty() ? 1 : Objects.requireNonNull(weights.get(zone))) / sum;
            if (!(chance >= WatchRules.LEAST_CHANCE && chance <= WatchRules.MOST_CHANCE)) {
                boolean low = chance < WatchRules.LEAST_CHANCE;
                throw new IllegalArgumentException(Digits.of(budget, 6) + " false alarms a year over "
                        + Texts.plural(zones.size(), "zone") + " give '" + zone + "' a chance of "
                        + Digits.of(chance, 3)
                        + "; a watch can promise from 0.0001 to 0.5. Take a budget of at "
                        + (low ? "least " : "most ")
                        + Digits.of(budget * (low ? WatchRules.LEAST_CHANCE : WatchRules.MOST_CHANCE) / chance, 3)
                        + (low ? ", fewer zones" : "")
                        + (weights.isEmpty() ? "" : ", or weights closer to each other"));
            }
            rules.put(zone, WatchRules.DEFAULT.withChance(chance));
        }
        return rules;
    }

    /** What is common to the zones with the same phases: windows, and the stretches in them. */
    private record ZonePast(
            ZoneCounts counts,
            CountSeries.Step step,
            WatchWindows windows,
            Stretches baseline,
            Stretches active,
            Stretches withdrawn) {

        static ZonePast of(String zone, List<Phase> phases, ZoneCounts counts, CountSeries.Step step) {
            if (phases.stream().noneMatch(phase -> phase.kind() == Phase.Kind.ACTIVE)) {
                throw new IllegalArgumentException("The operation in '" + zone
                        + "' has no active phase; name one, such as active(\"2016-04-01/2017-01-01\")");
            }
            WatchWindows windows = WatchWindows.of(phases, counts);
            Reason.refuse(windows.broken(Breaks.in(List.of(), counts)));
            WatchStart.looksPerYear(step);
            Function<Period, Stretches> cut = span -> Stretches.of(
                    counts.by(WatchWindows.periods(span, step)),
                    windows.active().end());
            return new ZonePast(
                    counts,
                    step,
                    windows,
                    cut.apply(windows.baseline()),
                    cut.apply(windows.active()),
                    cut.apply(windows.withdrawn()));
        }

        Optional<String> whyNot(String zone) {
            List<Observation> before = baseline.in(zone);
            return windows.broken(Breaks.in(List.of(zone), counts))
                    .map(Reason::sentence)
                    .or(() -> WatchStart.isEmpty(before, active.in(zone))
                            ? Optional.of(WatchStart.nothing(before))
                            : Optional.empty());
        }

        Watch watch(String zone, WatchGround ground, WatchRules rules) {
            WatchRecord alone = WatchStart.told(
                    windows.active().end(),
                    WatchStart.looksPerYear(step),
                    baseline.in(zone),
                    active.in(zone),
                    withdrawn.in(zone));
            return Watch.of(ground.carried(alone, counts.in(zone), windows), rules);
        }
    }

    /** The stretches of a window, those of small counts shared by all zones. */
    private record Stretches(PeriodCounts counts, List<List<Observation>> small) {

        private static final int SHARED = 8;

        static Stretches of(PeriodCounts counts, LocalDate origin) {
            int[] exposures = counts.exposureDays();
            List<List<Observation>> small = new ArrayList<>();
            for (int i = 0; i < exposures.length; i++) {
                List<Observation> spells = new ArrayList<>();
                for (int n = 0; n < SHARED && exposures[i] > 0; n++) {
                    spells.add(Observation.of(origin, counts.periods().get(i), exposures[i], n));
                }
                small.add(spells);
            }
            return new Stretches(counts, small);
        }

        /** Those of a zone that are covered. */
        List<Observation> in(String zone) {
            long[] numbers = counts.in(zone);
            List<Observation> spells = new ArrayList<>(numbers.length);
            for (int i = 0; i < numbers.length; i++) {
                List<Observation> known = small.get(i);
                if (!known.isEmpty()) {
                    spells.add(
                            numbers[i] < SHARED
                                    ? known.get((int) numbers[i])
                                    : known.get(0).counting(numbers[i]));
                }
            }
            return List.copyOf(spells);
        }
    }

    /**
     * {@return the watch of a zone}
     *
     * @param zone the zone's name
     * @throws IllegalArgumentException if it is unknown or not watched, with the reason
     */
    public Watch of(String zone) {
        Watch watch = watches.get(Objects.requireNonNull(zone, "zone"));
        if (watch == null) {
            String reason = unwatched.get(zone);
            throw reason == null
                    ? Texts.unknown("zone", zone, watches.keySet())
                    : new IllegalArgumentException("The zone '" + zone + "' is not watched. " + reason);
        }
        return watch;
    }

    /**
     * {@return the watches after the next period, each zone with its count}
     *
     * @param period not before the end of the last one
     * @param counts one for every zone that is watched; those of zones that are not watched are let pass
     * @throws IllegalArgumentException if a zone is missing or unknown, or as {@link Watch#observe(Period, long)}
     */
    public Watches observe(Period period, Map<String, Long> counts) {
        return observe(period, counts, (watch, count) -> watch.observe(period, count));
    }

    /**
     * {@return the same beside the rest of the city}
     *
     * @param period the period that follows the last one observed
     * @param counts the count of each watched zone by its name, 0 or more
     * @param rest what was counted in the rest of the city, without any focus zone
     */
    public Watches observe(Period period, Map<String, Long> counts, long rest) {
        return observe(period, counts, (watch, count) -> watch.observe(period, count, rest));
    }

    private Watches observe(Period period, Map<String, Long> counts, BiFunction<Watch, Long, Watch> seen) {
        Objects.requireNonNull(period, "period");
        for (String zone :
                new TreeSet<>(Objects.requireNonNull(counts, "counts").keySet())) {
            if (!watches.containsKey(zone) && !unwatched.containsKey(zone)) {
                throw Texts.unknown("zone", zone, watches.keySet());
            }
        }
        return with(watches.keySet(), zone -> {
            Long count = counts.get(zone);
            if (count == null) {
                throw new IllegalArgumentException("No count of '" + zone + "' in " + period
                        + "; give one for every watched zone, 0 where there was none");
            }
            return seen.apply(of(zone), count);
        });
    }

    /**
     * {@return the same after an alarm of one zone was looked into and dismissed; see {@link Watch#restart}}
     *
     * @param zone the zone's name
     */
    public Watches restart(String zone) {
        Watch again = of(zone).restart();
        return with(List.of(zone), name -> again);
    }

    /**
     * {@return the same with each watch changed alike, such as {@code watch -> watch.lateReports(7)}}
     *
     * @param change gives the changed watch of each
     * @throws IllegalArgumentException if that changes a watch's chance of a false alarm
     */
    public Watches each(UnaryOperator<Watch> change) {
        Objects.requireNonNull(change, "change");
        return with(watches.keySet(), zone -> change.apply(of(zone)));
    }

    private Watches with(Collection<String> zones, Function<String, Watch> made) {
        SortedMap<String, Watch> next = new TreeMap<>(watches);
        next.putAll(each(zones, made));
        return new Watches(falseAlarmsAYear, next, unwatched);
    }

    /** {@return the zones whose watch has raised an alarm, in order} */
    public List<String> alarmed() {
        return watches.keySet().stream()
                .filter(zone -> of(zone).alarm().isPresent())
                .toList();
    }

    /** {@return the alarms and the budget as sentences made by rule, and what they cannot tell} */
    public Statement statement() {
        List<String> alarms = alarmed();
        Finding finding = new Finding(
                "Did it come back?",
                alarms.isEmpty() ? Finding.Reply.NO_SIGN : Finding.Reply.SIGN,
                (alarms.isEmpty() ? "In none of " : "In " + named(alarms) + ", of ")
                        + Texts.plural(watches.size(), "zone") + " watched, each by itself.",
                "if nothing changes, about " + Digits.of(falseAlarmsAYear, 3) + " false "
                        + (falseAlarmsAYear == 1 ? "alarm" : "alarms") + " a year over all zones"
                        + (unwatched.isEmpty() ? "" : "; not watched: " + named(List.copyOf(unwatched.keySet()))));
        List<String> doubts = new ArrayList<>();
        if (!alarms.isEmpty()) {
            doubts.add("which of the alarms are false");
        }
        doubts.add("whether a zone without an alarm is safe");
        return new Statement(List.of(finding), doubts);
    }

    private static String named(List<String> zones) {
        return zones.size() <= TOLD
                ? String.join(", ", zones)
                : String.join(", ", zones.subList(0, TOLD)) + " and " + Texts.grouped(zones.size() - TOLD) + " more";
    }

    /** The zones, watched or not, with verdict, alarm, counts and the share lost. */
    @Override
    public Table asTable() {
        SortedSet<String> zones = new TreeSet<>(watches.keySet());
        zones.addAll(unwatched.keySet());
        return Table.of(
                        "zone",
                        "verdict",
                        "alarm",
                        "looks",
                        "seen",
                        "expected",
                        "share lost again",
                        "lowest share",
                        "highest share",
                        "false alarm chance a year",
                        "why not")
                .plusAll(InOrder.of(List.copyOf(zones), this::cells));
    }

    private List<? extends @Nullable Object> cells(String zone) {
        @Nullable Watch watch = watches.get(zone);
        if (watch == null) {
            return Arrays.asList(
                    zone, "not watched", null, null, null, null, null, null, null, null, unwatched.get(zone));
        }
        Optional<ShareLost> share = watch.share().filter(ShareLost::fallEstablished);
        return Arrays.asList(
                zone,
                watch.verdict().text(),
                watch.alarmed().orElse(null),
                watch.watched(),
                watch.seen(),
                watch.expected(),
                share.map(ShareLost::estimate).orElse(null),
                share.map(ShareLost::lowest).orElse(null),
                share.map(ShareLost::highest).orElse(null),
                watch.falseAlarmChancePerYear(),
                null);
    }

    /** Returns how many zones show what, and the budget. */
    @Override
    public String toString() {
        int alarms = alarmed().size();
        long told = watches.values().parallelStream()
                .filter(watch -> watch.verdict() == WatchVerdict.NO_SIGN_OF_RETURN_YET)
                .count();
        long citywide = watches.values().parallelStream()
                .filter(watch -> watch.verdict() == WatchVerdict.CITYWIDE)
                .count();
        return "signs of return in " + Texts.grouped(alarms) + " of " + Texts.plural(watches.size(), "zone")
                + ", no sign yet in "
                + Texts.grouped(told)
                + (citywide > 0 ? ", up with the rest of the city in " + Texts.grouped(citywide) : "")
                + ", too early in "
                + Texts.grouped(watches.size() - alarms - told - citywide)
                + (unwatched.isEmpty() ? "" : ", " + Texts.grouped(unwatched.size()) + " not watched") + "; "
                + Digits.of(falseAlarmsAYear, 3) + " false alarms a year expected over all if nothing changes";
    }
}
