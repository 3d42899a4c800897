package psp.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import psp.bench.calibration.Rows;
import psp.bench.draw.Draws;
import psp.core.Operation;
import psp.core.Period;
import psp.core.ZoneCounts;
import psp.stats.Standing;
import psp.stats.Study;
import psp.stats.inference.ShareLost;

/**
 * How often the set of the share lost holds the true share, where each area has good and bad years: {@code SharesLost [RUNS]}.
 *
 * <p>Each city has 21 zones of one size, or the focus alone; a zone's rate of a year is its level times a lognormal factor of sd 12
 * %. The focus falls by 40 % in the operation's year, and a share of that fall is back in the year after. Asked are the watch, after
 * twelve months, and the standing's lowest level.
 */
public final class SharesLost {
    private static final int ZONES = 21;
    private static final YearMonth FIRST = YearMonth.of(2010, 1);
    private static final int YEARS = 8;
    private static final double NOISE = 0.12;
    private static final double FALL = 0.4;

    private SharesLost() {}

    /**
     * Prints a table as Markdown.
     *
     * @param args how many cities a row, 400 by default
     */
    public static void main(String[] args) {
        int runs = args.length > 0 ? Integer.parseInt(args[0]) : 400;
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println("| zones | incidents a year | share back | watch: the set holds the truth | a share is said |"
                + " and its range holds the truth | standing: the set holds the truth | a share is said |"
                + " and its range holds the truth |");
        out.println("|---|---|---|---|---|---|---|---|---|");
        Rows rows = new Rows(runs, 2017);
        for (int zones : new int[] {ZONES, 1}) {
            for (double size : new double[] {700, 200, 70}) {
                for (double back : new double[] {0, 0.5, 1}) {
                    double[] mean = rows.means(draws -> trial(zones, size, back, draws));
                    out.printf(
                            Locale.ROOT,
                            "| %d | %.0f | %.1f | %.3f | %.2f | %.3f | %.3f | %.2f | %.3f |%n",
                            zones,
                            size,
                            back,
                            mean[0],
                            mean[1],
                            mean[2],
                            mean[3],
                            mean[4],
                            mean[5]);
                }
            }
        }
    }

    private static double[] trial(int zones, double size, double back, Draws draws) {
        List<ZoneCounts.Cell> cells = new ArrayList<>();
        for (int zone = 0; zone < zones; zone++) {
            for (int year = 0; year < YEARS; year++) {
                double level = size * StrictMath.exp(NOISE * draws.normal() - NOISE * NOISE / 2);
                if (zone == 0 && year == YEARS - 2) {
                    level *= 1 - FALL;
                } else if (zone == 0 && year == YEARS - 1) {
                    level *= 1 - FALL * (1 - back);
                }
                for (int month = 0; month < 12; month++) {
                    cells.add(new ZoneCounts.Cell(
                            Period.ofMonth(FIRST.plusYears(year).plusMonths(month)),
                            String.format(Locale.ROOT, "z%02d", zone),
                            draws.poisson(level / 12)));
                }
            }
        }
        Operation operation =
                Operation.in("z00").baseline("2015").active("2016").withdrawn("2017");
        Study study = Study.of(operation, ZoneCounts.ofTable("simulated incidents", cells));
        double[] watch = answer(study.watch().share(), back);
        double[] standing =
                answer(study.standing(LocalDate.of(2017, 12, 31)).low().map(Standing.Low::share), back);
        return new double[] {watch[0], watch[1], watch[2], standing[0], standing[1], standing[2]};
    }

    private static double[] answer(Optional<ShareLost> share, double truth) {
        if (share.isEmpty() || share.get().kind() == ShareLost.Kind.UNDEFINED) {
            return new double[] {Double.NaN, 0, Double.NaN};
        }
        double held = share.get().contains(truth) ? 1 : 0;
        boolean said = share.get().kind() == ShareLost.Kind.INTERVAL;
        return new double[] {held, said ? 1 : 0, said ? held : Double.NaN};
    }
}
