package psp.stats.watch;

import java.util.Arrays;
import java.util.List;
import psp.stats.internal.math.Randoms;
import psp.stats.level.CityLine;
import psp.stats.level.CityYear;
import psp.stats.level.HoldingLaw;
import psp.stats.level.Observation;

/**
 * The plan of one year of watching beside the rest of a city: the operation's level is carried by the rest, and an alarm is what
 * leavings of like ground, where nothing was done, do with the promised chance.
 *
 * <p>Their threshold belongs to a chance of 0.10 and to monthly looks; {@link CityRaise} has those of others.
 */
final class CityPlan {

    private static final long SEED = 20161231;

    private final CityLine line;
    private final WatchRecord record;
    private final int yearStart;
    private final double factor;
    private final int first;
    private final double[] area;
    private final double[] before;
    private final double threshold;

    /**
     * Plans a year.
     *
     * @param record the past
     * @param city the rest of the city in it
     * @param holding the operation and what has joined its level since
     * @param yearStart the tick at which the year begins
     * @param factor how many times the level that lasts is the one up to which a rise is ignored
     */
    CityPlan(
            WatchRecord record,
            WatchCity city,
            List<Observation> holding,
            WatchRules rules,
            int yearStart,
            double factor) {
        this.record = record;
        this.line = city.line();
        this.yearStart = yearStart;
        this.factor = factor;
        this.first = slot(holding.get(0));
        this.area = new double[-first];
        this.before = new double[-first];
        for (Observation spell : holding) {
            int at = slot(spell);
            if (at < 0) {
                area[at - first] += spell.count();
                before[at - first] += city.in(spell);
            }
        }
        this.threshold = line.threshold() * CityRaise.of(line, area, before, record.perYear(), rules.chance());
    }

    /** At which look of the year a stretch lies, from 0; below 0 before it. */
    private int slot(Observation spell) {
        return (int) Math.floor((spell.middle() - yearStart) * record.perYear() / record.ticksPerYear());
    }

    /** The year with the rest as it was in some stretches, and for so many looks more as it was before. */
    private CityYear year(WatchCity city, List<Observation> seen, int looks) {
        double[] rest = Arrays.copyOf(before, before.length + looks);
        double mean = Arrays.stream(before).filter(count -> count > 0).average().orElse(0);
        int last = 0;
        for (Observation spell : seen) {
            int at = slot(spell);
            if (at >= 0 && at < looks) {
                rest[before.length + at] += city.in(spell);
                last = at + 1;
            }
        }
        for (int k = last; k < looks; k++) {
            rest[before.length + k] = mean;
        }
        return new CityYear(line, area, rest, record.perYear());
    }

    /** How many a level that lasts gives over some stretches of the year, on average. */
    double expected(WatchCity city, List<Observation> seen) {
        return seen.isEmpty() ? 0 : factor * year(city, seen, look(seen)).expected(look(seen));
    }

    /** The number of the look at which the last of some stretches ends. */
    private int look(List<Observation> seen) {
        return slot(seen.get(seen.size() - 1)) + 1;
    }

    /** Whether the last of some stretches of the year crosses the threshold. */
    boolean crosses(WatchCity city, List<Observation> seen) {
        int look = look(seen);
        CityYear year = year(city, seen, look);
        if (!year.judged(look)) {
            return false;
        }
        double counted = seen.stream().mapToDouble(Observation::count).sum();
        return counted >= factor * (year.expected(look) + threshold * year.deviation(look));
    }

    /** The courses of the year, of which some stretches have been seen. */
    Courses courses(WatchCity city, List<Observation> seen, int confirmations) {
        return new Ahead(city, seen, confirmations);
    }

    /** The courses that the year may take. */
    private final class Ahead implements Courses {

        private final WatchCity city;
        private final CityYear year;
        private final int looks;
        private final int confirmations;
        private final boolean[] judged;
        private final double[] expected;
        private final double[] deviation;

        Ahead(WatchCity city, List<Observation> seen, int confirmations) {
            this.city = city;
            this.looks = record.perYear();
            this.year = year(city, seen, looks);
            this.confirmations = confirmations;
            this.judged = new boolean[looks];
            this.expected = new double[looks];
            this.deviation = new double[looks];
            for (int k = 0; k < looks; k++) {
                judged[k] = year.judged(k + 1);
                expected[k] = factor * year.expected(k + 1);
                deviation[k] = judged[k] ? factor * year.deviation(k + 1) : 0;
            }
        }

        @Override
        public int looks() {
            return looks;
        }

        @Override
        public int inARow() {
            return confirmations + 1;
        }

        @Override
        public int end(int look) {
            return yearStart + (int) Math.round((look + 1) * record.ticksPerYear() / looks);
        }

        @Override
        public double expected(int look) {
            return expected[look];
        }

        @Override
        public double[] critical(double raise) {
            double[] critical = new double[looks];
            for (int k = 0; k < looks; k++) {
                // An alarm is a count of at least this, in the words of a sum above it.
                critical[k] =
                        judged[k] ? expected[k] + (threshold + raise) * deviation[k] - 1e-9 : Double.POSITIVE_INFINITY;
            }
            return critical;
        }

        @Override
        public void draw(double share, Belief belief, int worlds, int courses, Sink sink) {
            double[] rise = share > 0 ? rise(city) : new double[2];
            CityPlan.draw(line, year, looks, rise, share, worlds, courses, sink);
        }
    }

    /**
     * Draws courses of a year.
     *
     * @param rise the log of what the level would rise by, and its standard deviation
     * @param share of it that is there
     */
    static void draw(
            CityLine line,
            CityYear year,
            int looks,
            double[] rise,
            double share,
            int worlds,
            int courses,
            Courses.Sink sink) {
        Randoms randoms = new Randoms(SEED);
        double[] normals = new double[year.normals() + 1];
        double[] sums = new double[looks];
        CountTable[] tables = CountTable.of(looks);
        for (int world = 0; world < worlds; world++) {
            for (int j = 0; j < normals.length; j++) {
                normals[j] = world % 2 == 0 ? randoms.normal() : -normals[j];
            }
            int law = law(line.laws(), (world / 2 + 0.5) / ((worlds + 1) / 2));
            double[] means = year.course(law, normals);
            double back = Math.max(0, StrictMath.expm1(rise[0] + rise[1] * normals[normals.length - 1]));
            for (int k = 0; k < looks; k++) {
                double mean = means[k] * (1 + share * back);
                tables[k].set(mean, year.scatter(law, k + 1, mean));
            }
            for (int course = 0; course < courses; course++) {
                double sum = 0;
                for (int k = 0; k < looks; k++) {
                    sum += tables[k].draw(randoms);
                    sums[k] = sum;
                }
                sink.take(world, sums);
            }
        }
    }

    private static int law(List<CityLine.Law> laws, double quantile) {
        double sum = 0;
        for (int i = 0; i < laws.size(); i++) {
            sum += laws.get(i).weight();
            if (quantile < sum) {
                return i;
            }
        }
        return laws.size() - 1;
    }

    /** The log of the last baseline year's share over the operation's, weighed with what falls are, and its standard deviation. */
    private double[] rise(WatchCity city) {
        List<Observation> baseline = record.baseline();
        int lastYear = baseline.get(baseline.size() - 1).to() - (int) Math.round(record.ticksPerYear());
        double[] then = sums(
                city,
                baseline.stream().filter(spell -> spell.middle() > lastYear).toList());
        double[] now = sums(city, record.operation());
        double years = (now[2] - then[2]) / record.ticksPerYear();
        double seen = StrictMath.log(then[0] / then[1] * now[1] / now[0]);
        double variance = line.scatter() * (1 / then[0] + 1 / now[0] + 1 / then[1] + 1 / now[1]) + line.moved(years);
        double weight = variance / (variance + HoldingLaw.SPREAD * HoldingLaw.SPREAD);
        return new double[] {seen + weight * (-HoldingLaw.FALL - seen), Math.sqrt((1 - weight) * variance)};
    }

    /** Counts in the area and in the rest, half an incident more, and the middle tick. */
    private double[] sums(WatchCity city, List<Observation> spells) {
        double[] sums = {0.5, 0.5, 0};
        for (Observation spell : spells) {
            sums[0] += spell.count();
            sums[1] += city.in(spell);
            sums[2] += spell.middle() / spells.size();
        }
        return sums;
    }
}
