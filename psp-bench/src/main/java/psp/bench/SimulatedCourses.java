package psp.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import psp.bench.calibration.Rows;
import psp.bench.draw.Draws;
import psp.core.Operation;
import psp.core.Period;
import psp.core.ZoneCounts;
import psp.stats.CityLevels;
import psp.stats.Expected;
import psp.stats.inference.Verdict;

/**
 * Simulates cities whose areas move by a law that is known, and asks of one area whether it fell: {@code SimulatedCourses [RUNS [GRAIN [COURSE]]]}.
 *
 * <p>Each city has 21 zones of one size, ten earlier years and one that is judged; a year's count has 2.7 times the variance of a
 * Poisson count. The first zone is the focus. Printed is how often it is said that it fell or rose where nothing was done, and
 * how often a fall of 28 % is seen, and how often a rise just as great as said to be seen 4 times in 5.
 */
public final class SimulatedCourses {
    private static final int ZONES = 21;
    private static final int YEARS = 11;
    private static final YearMonth FIRST = YearMonth.of(2006, 1);
    private static final Period WINDOW = Period.parse("2016");
    private static final Operation OPERATION = Operation.in("z00").active("2016");
    private static final double PHI = 2.7;
    private static final double FALL = 0.28;

    /** How the counts of a year fall on its months. */
    private enum Grain {
        /** All months of a year share what is special to the year. */
        YEARLY,
        /** Each month has its own. */
        MONTHLY,
        /** The table holds years. */
        YEARS
    }

    /** How areas move. */
    private enum Course {
        LEVEL("level"),
        WALK("all walk, 6 % a year"),
        LONE_WALK("the focus walks, 6 % a year"),
        STEP("the focus stepped once by 30 %"),
        DISPERSED("the focus scatters twice as much"),
        DRIFT("the focus drifts by -3 % a year");

        private final String words;

        Course(String words) {
            this.words = words;
        }
    }

    private SimulatedCourses() {}

    /**
     * Prints a table as Markdown.
     *
     * @param args how many cities a row, 2,000 by default; how the counts of a year fall on its months, all three ways by default;
     *     a course such as {@code step}, all by default
     */
    public static void main(String[] args) {
        int runs = args.length > 0 ? Integer.parseInt(args[0]) : 2_000;
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println("| course | noise | incidents a year | said fell | said rose | the range holds the truth"
                + " | fall of 28 % seen | rise said to be seen 4 times in 5 |");
        out.println("|---|---|---|---|---|---|---|---|");
        List<Grain> grains =
                args.length > 1 ? List.of(Grain.valueOf(args[1].toUpperCase(Locale.ROOT))) : List.of(Grain.values());
        List<Course> courses =
                args.length > 2 ? List.of(Course.valueOf(args[2].toUpperCase(Locale.ROOT))) : List.of(Course.values());
        Rows rows = new Rows(runs, 2016);
        for (Course course : courses) {
            rows.startAt((long) course.ordinal() * 4 * grains.size());
            for (Grain grain : grains) {
                for (double size : new double[] {700, 200, 70, 20}) {
                    double[] mean = rows.means(draws -> trial(course, grain, size, draws));
                    out.printf(
                            Locale.ROOT,
                            "| %s | %s | %.0f | %.3f | %.3f | %.3f | %.2f | %.2f |%n",
                            course.words,
                            grain.name().toLowerCase(Locale.ROOT),
                            size,
                            mean[0],
                            mean[1],
                            mean[2],
                            mean[3],
                            mean[4]);
                }
            }
        }
    }

    private static double[] trial(Course course, Grain grain, double size, Draws draws) {
        List<ZoneCounts.Cell> cells = new ArrayList<>();
        long last = 0;
        double mean = 0;
        double scatter = 1;
        for (int zone = 0; zone < ZONES; zone++) {
            double[] level = levels(course, zone == 0, draws);
            double phi = course == Course.DISPERSED && zone == 0 ? 2 * PHI : PHI;
            if (zone == 0) {
                mean = size * level[YEARS - 1];
                scatter = phi;
            }
            for (int year = 0; year < YEARS; year++) {
                long[] months = year(grain, size * level[year], phi, draws);
                for (int month = 0; month < months.length; month++) {
                    YearMonth from = FIRST.plusYears(year).plusMonths(month);
                    Period period =
                            months.length == 1 ? Period.parse(String.valueOf(from.getYear())) : Period.ofMonth(from);
                    cells.add(new ZoneCounts.Cell(period, String.format(Locale.ROOT, "z%02d", zone), months[month]));
                    last += zone == 0 && year == YEARS - 1 ? months[month] : 0;
                }
            }
        }
        CityLevels city = CityLevels.of(ZoneCounts.ofTable("simulated incidents", cells));
        long kept = 0;
        for (long i = 0; i < last; i++) {
            kept += draws.uniform() < FALL ? 0 : 1;
        }
        Expected now = city.expected(OPERATION, WINDOW, last);
        Expected fallen = city.expected(OPERATION, WINDOW, kept);
        double rate = draws.gamma(mean / (scatter - 1), scatter - 1);
        long risen = draws.poisson(rate * (1 + now.detectableRise()));
        return new double[] {
            now.verdict() == Verdict.BELOW ? 1 : 0,
            now.verdict() == Verdict.ABOVE ? 1 : 0,
            now.ratio().contains(1) ? 1 : 0,
            fallen.verdict() == Verdict.BELOW ? 1 : 0,
            city.expected(OPERATION, WINDOW, risen).verdict() == Verdict.ABOVE ? 1 : 0
        };
    }

    private static double[] levels(Course course, boolean focus, Draws draws) {
        double[] level = new double[YEARS];
        double log = 0;
        int step = 1 + (int) (draws.uniform() * (YEARS - 2));
        double stepped = draws.uniform() < 0.5 ? 0.7 : 1.3;
        for (int year = 0; year < YEARS; year++) {
            boolean walks = course == Course.WALK || (course == Course.LONE_WALK && focus);
            log += walks && year > 0 ? 0.06 * draws.normal() : 0;
            level[year] = StrictMath.exp(log);
            if (focus && course == Course.STEP && year >= step) {
                level[year] *= stepped;
            }
            if (focus && course == Course.DRIFT) {
                level[year] *= StrictMath.pow(0.97, year);
            }
        }
        return level;
    }

    private static long[] year(Grain grain, double mean, double phi, Draws draws) {
        if (grain == Grain.YEARS) {
            return new long[] {draws.count(mean, phi)};
        }
        double yearly = grain == Grain.YEARLY ? draws.gamma(mean / (phi - 1), phi - 1) : mean;
        long[] months = new long[12];
        for (int i = 0; i < 12; i++) {
            months[i] = grain == Grain.YEARLY ? draws.poisson(yearly / 12) : draws.count(mean / 12, phi);
        }
        return months;
    }
}
