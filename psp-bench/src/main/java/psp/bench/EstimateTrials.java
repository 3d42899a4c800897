package psp.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.TreeMap;
import psp.stats.inference.Interval;
import psp.stats.inference.IntervalMethod;
import psp.stats.inference.Rate;
import psp.stats.inference.RateRatio;
import psp.stats.inference.RatioOfRatios;
import psp.stats.inference.ShareLost;
import psp.stats.model.CountFit;
import psp.stats.model.CountModel;
import psp.stats.model.Family;
import psp.stats.model.StandardErrors;
import psp.stats.pool.Pooled;
import psp.stats.pool.Site;
import psp.stats.pool.Sites;

/**
 * What the public estimates say of hostile counts, by seeded trial.
 *
 * <p>{@code EstimateTrials [--trials N] [--seed S] [--of ESTIMATE]}. Counts are zeros, ones, one number, two numbers, one huge among small, all
 * huge up to 2^50, or drawn; exposures from 1e-9 to 1e9; steps may tell the zeros from the rest. Each trial asks one estimate:
 * no number may be NaN, no range of width 0, nothing may be thrown but that there are fewer periods than terms, p below 0.05 must be
 * where the 95 % range leaves out no change, exposures all in another unit must change no ratio, periods of one step that are merged must change no Poisson estimate, and a
 * second of the processor must be enough. A range that runs from minus to plus infinity, which says why, is counted, and no fault.
 * Prints a line an estimate and the first faults; status 1 if there is one.
 */
public final class EstimateTrials {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    static final double LEVEL = 0.95;
    private static final long SECOND = 1_000_000_000L;
    private static final int SHOWN = 20;
    static final double SAME = 1e-6;
    static final long MOST = 1L << 50;
    /** The one refusal that these inputs may meet. */
    private static final String REFUSED = " cannot bear the ";

    private final Map<String, long[]> tally = new TreeMap<>();
    private int shown;

    private final long longest;

    private EstimateTrials(long longest) {
        this.longest = longest;
    }

    private interface Estimate {
        void ask(SplittableRandom random, Faults faults);
    }

    /** What is wrong with the answers of one trial. */
    static final class Faults {

        private final List<String> found = new ArrayList<>();
        private int untold;

        /** A range that says why there is none: no fault, but counted. */
        boolean untold(Interval range) {
            boolean none = range.lo() == Double.NEGATIVE_INFINITY && range.hi() == Double.POSITIVE_INFINITY;
            untold += none ? 1 : 0;
            return none;
        }

        void number(String what, double value) {
            if (Double.isNaN(value)) {
                found.add(what + " is NaN");
            }
        }

        void number(String what, OptionalDouble value) {
            value.ifPresent(each -> number(what, each));
        }

        void range(String what, Interval range) {
            number(what + ", low", range.lo());
            number(what + ", high", range.hi());
            if (!(range.hi() > range.lo())) {
                found.add(what + " has no width: " + range);
            }
        }

        /** A range, and the p of the value that stands for no change. */
        void agree(String what, Interval range, double p, double none) {
            range(what, range);
            number(what + ", p", p);
            if (!(p >= 0 && p <= 1)) {
                found.add(what + ": p is " + p);
            }
            boolean out = range.lo() > none || range.hi() < none;
            if (Math.abs(p - (1 - LEVEL)) > 1e-9 && out != p < 1 - LEVEL) {
                found.add(what + ": p is " + p + " and the range " + range);
            }
        }

        void holds(String what, boolean so) {
            if (!so) {
                found.add(what);
            }
        }

        /** An end of a range in two ways, the same by the measure of the range and its distance from 0. */
        void within(String what, Interval range, double one, double other) {
            double size = Math.min(range.hi() - range.lo(), Double.MAX_VALUE) + Math.abs(one);
            holds(what + ": " + one + ", " + other, Math.abs(one - other) <= SAME * size);
        }

        void same(String what, double one, double other) {
            if (one != other && !(Math.abs(one - other) <= SAME * (1 + Math.abs(one)))) {
                found.add(what + " changes with the unit of exposure: " + one + ", " + other);
            }
        }
    }

    /**
     * Runs.
     *
     * @param args as above
     */
    public static void main(String[] args) {
        long trials = 10_000;
        long seed = 1;
        String of = "";
        for (int i = 0; i + 1 < args.length; i += 2) {
            switch (args[i]) {
                case "--trials" -> trials = Long.parseLong(args[i + 1]);
                case "--seed" -> seed = Long.parseLong(args[i + 1]);
                case "--of" -> of = args[i + 1];
                default -> throw new IllegalArgumentException("No option '" + args[i] + "'; see EstimateTrials");
            }
        }
        System.exit(run(seed, trials, of, SECOND) == 0 ? 0 : 1);
    }

    /**
     * Tries so many of one estimate, or of all in turn, prints what was seen, and returns the number of faults.
     *
     * @param longest nanoseconds of the processor, above which a trial is a fault
     */
    static long run(long first, long trials, String of, long longest) {
        EstimateTrials all = new EstimateTrials(longest);
        Map<String, Estimate> estimates = new TreeMap<>();
        estimates.put("RateRatio", EstimateTrials::rateRatio);
        estimates.put("RatioOfRatios", EstimateTrials::ratioOfRatios);
        estimates.put("WeightedDisplacement", DisplacementTrials::displacement);
        estimates.put("ShareLost", EstimateTrials::share);
        estimates.put("CountModel", EstimateTrials::model);
        estimates.put("Sites", EstimateTrials::sites);
        estimates.put("Step", EstimateTrials::step);
        List<String> names = estimates.keySet().stream()
                .filter(name -> of.isEmpty() || name.equals(of))
                .toList();
        if (names.isEmpty()) {
            throw new IllegalArgumentException("No estimate '" + of + "'; there are " + estimates.keySet());
        }
        long faults = 0;
        for (long seed = first; seed < first + trials; seed++) {
            String name = names.get((int) Math.floorMod(seed, (long) names.size()));
            faults += all.one(name, estimates.get(name), seed) ? 0 : 1;
        }
        System.out.printf(Locale.ROOT, "seeds %d to %d%n%n", first, first + trials - 1);
        System.out.println("| estimate | trials | refused | without a range | faults | longest, ms |");
        System.out.println("|---|---|---|---|---|---|");
        all.tally.forEach((name, sums) -> System.out.printf(
                Locale.ROOT,
                "| %s | %,d | %,d | %,d | %,d | %,d |%n",
                name,
                sums[0],
                sums[1],
                sums[4],
                sums[2],
                sums[3] / 1_000_000));
        return faults;
    }

    private boolean one(String name, Estimate estimate, long seed) {
        long[] sums = tally.computeIfAbsent(name, each -> new long[5]);
        Faults faults = new Faults();
        sums[0]++;
        long begin = THREADS.getCurrentThreadCpuTime();
        try {
            estimate.ask(new SplittableRandom(seed), faults);
        } catch (IllegalArgumentException e) {
            sums[1]++;
            if (!e.getMessage().contains(REFUSED)) {
                faults.found.add(e.toString());
            }
        } catch (RuntimeException e) {
            faults.found.add(e.toString());
        }
        long took = THREADS.getCurrentThreadCpuTime() - begin;
        sums[3] = Math.max(sums[3], took);
        sums[4] += faults.untold;
        if (took > longest) {
            faults.found.add("took " + took / 1_000_000 + " ms");
        }
        if (!faults.found.isEmpty()) {
            sums[2]++;
            if (shown++ < SHOWN) {
                System.out.println("FAULT " + name + ", seed " + seed + ": " + faults.found);
            }
        }
        return faults.found.isEmpty();
    }

    private static long[] counts(SplittableRandom random, int n) {
        long[] counts = new long[n];
        int kind = random.nextInt(8);
        long huge = 1L << random.nextInt(10, 51);
        long few = random.nextInt(1, 6);
        for (int i = 0; i < n; i++) {
            counts[i] = switch (kind) {
                case 0 -> 0;
                case 1 -> 1;
                case 2 -> huge;
                case 3 -> random.nextBoolean() ? few : huge;
                case 4 -> i < n / 2 ? 0 : few;
                case 5 -> i < n / 2 ? huge : 0;
                case 6 -> random.nextInt(3);
                default -> random.nextInt(100);
            };
        }
        if (random.nextInt(4) == 0) {
            counts[random.nextInt(n)] = huge;
        }
        return counts;
    }

    private static double exposure(SplittableRandom random) {
        return random.nextBoolean() ? 1 + random.nextInt(365) : StrictMath.pow(10, random.nextDouble(-9, 9));
    }

    static RateRatio ratio(SplittableRandom random) {
        long[] counts = counts(random, 2);
        return RateRatio.of(Rate.of(counts[0], exposure(random)), Rate.of(counts[1], exposure(random)));
    }

    private static void rateRatio(SplittableRandom random, Faults faults) {
        RateRatio ratio = ratio(random);
        faults.number("estimate", ratio.estimate());
        faults.number("percent", ratio.percentChange());
        faults.number("chance of a decrease", ratio.probabilityOfDecrease());
        for (IntervalMethod method : IntervalMethod.values()) {
            faults.range(method.label(), ratio.interval(method, LEVEL));
        }
        faults.agree("exact", ratio.interval(LEVEL), ratio.pValue(), 1);
        double unit = StrictMath.pow(10, random.nextInt(-3, 4));
        RateRatio other = inUnit(ratio, unit);
        faults.same("estimate", ratio.estimate().orElse(1), other.estimate().orElse(1));
        faults.same("p", ratio.pValue(), other.pValue());
        Interval turned = ratio.exchanged().interval(LEVEL);
        faults.same("the lower limit, turned round,", ratio.interval(LEVEL).lo(), 1 / turned.hi());
        faults.number("text", ratio.toString().contains("NaN") ? Double.NaN : 0);
    }

    private static void ratioOfRatios(SplittableRandom random, Faults faults) {
        RatioOfRatios ratio = RatioOfRatios.of(ratio(random), ratio(random));
        RatioOfRatios told = random.nextBoolean() ? ratio.withPhi(1 + 20 * random.nextDouble()) : ratio;
        faults.number("estimate", told.logEstimate());
        Interval range = told.interval(LEVEL);
        if (range.lo() == 0 && range.hi() == 0 || Double.isInfinite(range.lo())) {
            return;
        }
        faults.agree("range", range, told.pValue(), 1);
    }

    static RateRatio inUnit(RateRatio ratio, double unit) {
        return RateRatio.of(
                Rate.of(ratio.before(), ratio.exposureBefore() * unit),
                Rate.of(ratio.after(), ratio.exposureAfter() * unit));
    }

    private static void share(SplittableRandom random, Faults faults) {
        long[] counts = counts(random, 3);
        double phi = 1 + random.nextInt(3) * random.nextDouble();
        ShareLost share = ShareLost.of(
                ShareLost.Rate.of(counts[0], exposure(random), phi),
                ShareLost.Rate.of(counts[1], exposure(random), phi),
                ShareLost.Rate.of(counts[2], exposure(random), phi),
                LEVEL);
        faults.number("estimate", share.estimate());
        faults.number("lowest", share.lowest());
        faults.number("highest", share.highest());
        share.pieces().forEach(piece -> faults.range("piece", piece));
    }

    private static void model(SplittableRandom random, Faults faults) {
        int n = 1 + random.nextInt(48);
        long[] counts = counts(random, n);
        double[] exposures = random.doubles(n, 1, 32).toArray();
        if (random.nextInt(5) == 0) {
            exposures[random.nextInt(n)] = exposure(random);
        }
        double[] years = new double[n];
        for (int i = 0; i < n; i++) {
            years[i] = 2010 + i / 12.0;
        }
        CountModel model = with(CountModel.of(counts, exposures, years), new SplittableRandom(random.nextLong()), n);
        Family family = Family.values()[random.nextInt(Family.values().length)];
        CountFit fit = model.family(family).fit();
        faults.number("phi", fit.phi());
        faults.number("deviance", fit.deviance());
        for (String term : fit.terms()) {
            faults.number(term, fit.estimate(term));
            for (StandardErrors errors : StandardErrors.values()) {
                faults.number(term + " " + errors, fit.standardError(term, errors));
                fit.interval(term, LEVEL, errors)
                        .filter(range -> !faults.untold(range))
                        .ifPresent(range -> faults.agree(
                                term + " " + errors,
                                range,
                                fit.pValue(term, errors).orElse(Double.NaN),
                                0));
            }
            fit.profileInterval(term, LEVEL)
                    .filter(range -> !faults.untold(range))
                    .ifPresent(range -> faults.range(term + " by its profile", range));
        }
        faults.number("text", fit.toString().contains("NaN") ? Double.NaN : 0);
    }

    /** A step of Poisson counts is that of two merged periods, in whatever unit exposure is. */
    private static void step(SplittableRandom random, Faults faults) {
        int n = 2 + random.nextInt(23);
        int from = 1 + random.nextInt(n - 1);
        long[] counts = counts(random, n);
        double[] exposures = random.doubles(n, 1, 32).toArray();
        double unit = StrictMath.pow(10, random.nextInt(-3, 4));
        CountFit fit = step(counts, exposures, from, 1);
        CountFit scaled = step(counts, exposures, from, unit);
        long[] sums = {
            Arrays.stream(counts, 0, from).sum(), Arrays.stream(counts, from, n).sum()
        };
        double[] days = {
            Arrays.stream(exposures, 0, from).sum(),
            Arrays.stream(exposures, from, n).sum()
        };
        if (Math.max(sums[0], sums[1]) > MOST) {
            return;
        }
        CountFit merged = step(sums, days, 1, 1);
        for (CountFit other : List.of(scaled, merged)) {
            faults.same(
                    "the step",
                    fit.estimate("after").orElse(0),
                    other.estimate("after").orElse(0));
            if (fit.profileInterval("after", LEVEL).isPresent()
                    && other.profileInterval("after", LEVEL).isPresent()) {
                Interval one = fit.profileInterval("after", LEVEL).orElseThrow();
                Interval two = other.profileInterval("after", LEVEL).orElseThrow();
                faults.range("profile", one);
                faults.same("low", one.lo(), two.lo());
                faults.same("high", one.hi(), two.hi());
            }
        }
        RateRatio ratio = RateRatio.of(Rate.of(sums[0], days[0]), Rate.of(sums[1], days[1]));
        double none =
                sums[0] + sums[1] == 0 ? 0 : StrictMath.log(ratio.estimate().orElse(1));
        faults.same("the step beside the ratio", fit.estimate("after").orElse(0), none);
    }

    private static CountFit step(long[] counts, double[] exposures, int from, double unit) {
        double[] years = new double[counts.length];
        Arrays.setAll(years, i -> (i + 1) / 12.0);
        double[] scaled = Arrays.stream(exposures).map(each -> each * unit).toArray();
        return CountModel.of(counts, scaled, years)
                .withStep("after", from, counts.length)
                .family(Family.POISSON)
                .fit();
    }

    private static CountModel with(CountModel bare, SplittableRandom random, int n) {
        CountModel model = bare;
        if (random.nextInt(3) > 0) {
            model = model.withStep("after", n / 2, n);
        }
        if (random.nextInt(3) == 0 && n > 2) {
            model = model.withStep("again", n / 3, 1 + n * 2 / 3);
        }
        if (random.nextInt(4) == 0) {
            model = model.withTrend();
        }
        if (random.nextInt(4) == 0) {
            model = model.withSeason(1 + random.nextInt(2));
        }
        return model;
    }

    private static void sites(SplittableRandom random, Faults faults) {
        List<Site> all = new ArrayList<>();
        for (int i = random.nextInt(1, 7); i > 0; i--) {
            all.add(Site.of("site " + i, ratio(random)));
        }
        Sites sites = Sites.of(all);
        for (Pooled pooled : sites.byMethod()) {
            faults.number("estimate", pooled.estimate());
            faults.number("tau", pooled.tau());
            faults.agree(pooled.method().toString(), pooled.interval(LEVEL), pooled.pValue(), 1);
            faults.range("prediction", pooled.prediction(LEVEL));
        }
        sites.heterogeneity(LEVEL)
                .ifPresent(
                        each -> faults.number("heterogeneity", each.toString().contains("NaN") ? Double.NaN : 0));
        faults.number("text", sites.statement().toString().contains("NaN") ? Double.NaN : 0);
    }
}
