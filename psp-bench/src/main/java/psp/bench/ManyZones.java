package psp.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import psp.core.CountHeader;
import psp.core.Coverage;
import psp.core.Operation;
import psp.core.Outcome;
import psp.core.Period;
import psp.core.Place;
import psp.core.ZoneCounter;
import psp.core.ZoneCounts;
import psp.core.Zones;
import psp.stats.Study;
import psp.stats.report.CompStat;
import psp.stats.report.SpikeReport;
import psp.stats.watch.Watches;

/**
 * How long a big city waits for its answers: {@code ManyZones [YEARS [ZONES...]]}, 15 years and 1,000, 10,000 and 40,000 zones unless
 * told.
 *
 * <p>Each zone has about one incident in ten days. Printed are, for each number of zones, the seconds by the clock and of processors of
 * the table of counts, of the net change of one zone beside the levels of all others, of {@link CompStat}, {@link SpikeReport} and
 * {@link Watches} over a hundred zones, each asked once in that order, and the memory that is held after each. The first number of zones
 * meets a cold process.
 */
public final class ManyZones {

    private static final int WATCHED = 100;
    private static final double A_DAY = 0.1;

    private final PrintStream out;
    private final int years;

    private ManyZones(PrintStream out, int years) {
        this.out = out;
        this.years = years;
    }

    /**
     * Runs.
     *
     * @param args years, then numbers of zones
     */
    public static void main(String[] args) {
        ManyZones run = new ManyZones(System.out, args.length > 0 ? Integer.parseInt(args[0]) : 15);
        int[] sizes = args.length > 1
                ? Arrays.stream(args).skip(1).mapToInt(Integer::parseInt).toArray()
                : new int[] {1_000, 10_000, 40_000};
        for (int zones : sizes) {
            run.city(zones);
        }
    }

    private void city(int zones) {
        LocalDate end = LocalDate.of(2018, 1, 1);
        Period span = new Period(end.minusYears(years), end);
        List<String> names = IntStream.range(0, zones).mapToObj(ManyZones::zone).toList();
        ZoneCounts counts = timed(zones, "table of days", () -> table(names, span));
        timed(
                zones,
                "net change",
                () -> Study.of(Operation.in(zone(0)).active("2017-01-01/2018-01-01"), counts)
                        .net());
        timed(zones, "CompStat", () -> CompStat.of(List.of(counts), names, end.minusDays(1)));
        timed(zones, "SpikeReport", () -> SpikeReport.of(counts, end.minusDays(1)));
        Operation watched = Operation.in(names.stream().limit(WATCHED).toArray(String[]::new))
                .active("2016-01-01/2017-01-01")
                .withdrawn("2017-01-01/2018-01-01");
        timed(zones, WATCHED + " watches", () -> Watches.after(watched, counts, 1));
    }

    private <T> T timed(int zones, String what, Supplier<T> work) {
        long began = System.nanoTime();
        long used = processor();
        T made = work.get();
        double seconds = (System.nanoTime() - began) / 1e9;
        double cpu = (processor() - used) / 1e9;
        System.gc();
        long held = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        out.printf(
                Locale.ROOT,
                "%,6d zones, %d years: %-13s %6.2f s, %6.2f of processors, %,5d MB held%n",
                zones,
                years,
                what,
                seconds,
                cpu,
                held >> 20);
        return made;
    }

    /** The nanoseconds of all threads so far, those of the compiler too; 0 on a virtual machine that does not tell. */
    private static long processor() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : 0;
    }

    private static String zone(int number) {
        return String.format(Locale.ROOT, "zone %05d", number);
    }

    private static ZoneCounts table(List<String> names, Period span) {
        SplittableRandom random = new SplittableRandom(2017);
        Outcome outcome = Outcome.all("simulated incidents");
        ZoneCounter counter = new ZoneCounter(
                outcome, CountHeader.of(outcome, Zones.named(names), "as recorded"), Coverage.declared(span));
        int[] counted = new int[Math.toIntExact(span.days())];
        for (String name : names) {
            Arrays.setAll(counted, day -> random.nextDouble() < A_DAY ? 1 : 0);
            counter.add(Place.in(name), span.start(), counted);
        }
        return counter.counts();
    }
}
