package psp.stats.watch;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;
import psp.stats.inference.ShareLost;
import psp.stats.internal.math.Normal;
import psp.stats.level.CityLine;
import psp.stats.level.HoldingFit;
import psp.stats.level.Observation;
import psp.stats.level.YearlyVariation;

/**
 * Which shares of the fall a watch can say were lost again, now and later.
 *
 * @param record what the watch was told
 * @param plan of the year, whose line tells how far a set over repeated looks reaches
 * @param provisional for how many ticks before the last one reports may still come in
 * @param city how levels move by themselves where the exposures are the counts of the rest of the city; null where it is
 *     not known, and what other cities show stands for it
 */
record WatchShares(
        WatchRecord record,
        WatchYear plan,
        int provisional,
        @Nullable CityLine city) {

    private static final double LEVEL = 0.95;
    private static final int LEAST_FREEDOM = 4;
    /** By how much the level of such areas moves from year to year in other cities. */
    private static final double UNKNOWN_IN_A_YEAR = YearlyVariation.unknown().variance(0);

    /** The share of the last twelve months; empty without a baseline, or where nothing settled has been seen. */
    Optional<ShareLost> soFar() {
        List<Observation> now = settled();
        return record.baseline().isEmpty() || now.isEmpty() ? Optional.empty() : Optional.of(share(now, 0));
    }

    /** After how many periods of holding a share below a limit could be told; empty where two years would not do. */
    OptionalInt periodsUntilBelow(double limit) {
        if (record.baseline().isEmpty()) {
            return OptionalInt.empty();
        }
        double period = record.ticksPerYear() / record.perYear();
        List<Observation> now = settled();
        for (int ahead = 0; ahead <= 2 * record.perYear(); ahead++) {
            double dropped = record.end() + ahead * period - record.ticksPerYear();
            List<Observation> left =
                    now.stream().filter(spell -> spell.middle() > dropped).toList();
            if (ahead + left.size() > 0
                    && share(left, Math.min(ahead, record.perYear()) * period).below(limit)) {
                return OptionalInt.of(ahead);
            }
        }
        return OptionalInt.empty();
    }

    /** The share of the fall from one stretch to another, by one look. */
    ShareLost between(List<Observation> low, List<Observation> now, double level) {
        return share(low, now, 0, level);
    }

    /** The stretches of the last twelve months whose reports are in. */
    private List<Observation> settled() {
        int end = record.end() - provisional;
        return record.watched().stream()
                .filter(spell -> spell.to() <= end && reaches(spell))
                .toList();
    }

    /** Whether the last twelve months reach back to a stretch. */
    boolean reaches(Observation spell) {
        return spell.middle() > record.end() - provisional - record.ticksPerYear();
    }

    /** The share that some stretches show, with so many ticks more at the low. */
    private ShareLost share(List<Observation> now, double more) {
        double ticks = now.stream()
                .mapToDouble(spell -> record.beside() ? spell.to() - spell.from() : spell.exposure())
                .sum();
        double years = (ticks + more) / record.ticksPerYear();
        // A day of a year reaches so far that 1 less the tail is 1.
        return share(
                record.operation(),
                now,
                more,
                Math.min(Math.nextDown(1.0), 1 - 2 * Normal.cdf(-plan.reach(years, LEVEL))));
    }

    private ShareLost share(List<Observation> then, List<Observation> now, double more, double level) {
        int lastYear =
                record.baseline().get(record.baseline().size() - 1).to() - (int) Math.round(record.ticksPerYear());
        List<Observation> before = record.baseline().stream()
                .filter(spell -> spell.middle() > lastYear)
                .toList();
        int freedom = Math.max(
                LEAST_FREEDOM, record.baseline().size() + record.operation().size() - HoldingFit.HARMONICS - 2);
        double here = now.isEmpty() ? record.end() : middle(now);
        // What a year does by itself is the same at every look, so it pays neither for many looks nor for few months.
        double once = once(level, freedom);
        double sinceThen = once * moved(here - middle(then));
        double sinceBefore = once * moved(here - middle(before));
        return new ShareLost(
                rate(then, 0, sinceThen / 2),
                rate(before, 0, sinceBefore - sinceThen / 2),
                rate(now, more, plan.fit.seasonDoubt(now, then) + sinceThen / 2),
                level,
                freedom);
    }

    /** A variance so much less reaches, at the limits of a level, as far as it would at 95 % by one look. */
    private static double once(double level, int freedom) {
        double reach = TDistribution.of(freedom).inverseSurvivalProbability((1 - level) / 2);
        double less = Normal.quantile((1 + LEVEL) / 2) / reach;
        return less * less;
    }

    /** By what relative variance the level moves by itself in so many ticks. */
    private double moved(double ticks) {
        double years = Math.max(0, ticks) / record.ticksPerYear();
        return city == null ? UNKNOWN_IN_A_YEAR * Math.min(1, years) : city.moved(years);
    }

    private static double middle(List<Observation> spells) {
        return spells.stream().mapToDouble(Observation::middle).average().orElseThrow();
    }

    private ShareLost.Rate rate(List<Observation> spells, double more, double doubt) {
        double exposure = more * plan.fit.perTick;
        long count = 0;
        for (Observation spell : spells) {
            exposure += spell.exposure() * plan.fit.season(spell);
            count += spell.count();
        }
        double value = (count + more * plan.fit.perTick * plan.fit.level()) / exposure;
        return new ShareLost.Rate(value, value * value * doubt, plan.fit.phi / exposure);
    }
}
