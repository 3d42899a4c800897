package psp.bench;

import static psp.bench.EstimateTrials.LEVEL;
import static psp.bench.EstimateTrials.MOST;
import static psp.bench.EstimateTrials.SAME;
import static psp.bench.EstimateTrials.inUnit;
import static psp.bench.EstimateTrials.ratio;

import java.util.List;
import java.util.SplittableRandom;
import psp.bench.EstimateTrials.Faults;
import psp.stats.inference.Interval;
import psp.stats.inference.Rate;
import psp.stats.inference.RateRatio;
import psp.stats.inference.WeightedDisplacement;

/** What {@link EstimateTrials} asks of a weighted displacement: its differences, its net effect and its quotient. */
final class DisplacementTrials {

    private DisplacementTrials() {}

    static void displacement(SplittableRandom random, Faults faults) {
        WeightedDisplacement difference = WeightedDisplacement.of(ratio(random), ratio(random));
        if (random.nextBoolean()) {
            difference = random.nextBoolean()
                    ? difference.withDisplacement(ratio(random))
                    : difference.withDisplacement(ratio(random), ratio(random));
        }
        if (random.nextBoolean()) {
            difference = difference.withDispersion(1 + 20 * random.nextDouble());
        }
        for (WeightedDisplacement.Part part : List.of(difference.local(), difference.displaced(), difference.total())) {
            part(part, faults);
        }
        double unit = StrictMath.pow(10, random.nextInt(-3, 4));
        WeightedDisplacement scaled = allInUnit(difference, unit);
        difference.net().ifPresent(net -> part(net, faults));
        net(difference, scaled, faults);
        quotient(difference, scaled, faults);
        faults.number("text", difference.toString().contains("NaN") ? Double.NaN : 0);
    }

    private static void part(WeightedDisplacement.Part part, Faults faults) {
        faults.number("estimate", part.estimate());
        faults.number("error", part.standardError());
        faults.number("z", part.z());
        if (part.pValue().isPresent()) {
            faults.agree("range", part.interval(LEVEL), part.pValue().getAsDouble(), 0);
        }
    }

    /** The net effect is a number of incidents in whatever unit exposure is; one more in the focus is one more. */
    private static void net(WeightedDisplacement one, WeightedDisplacement scaled, Faults faults) {
        if (one.net().isEmpty()) {
            faults.holds("no net in one unit only", scaled.net().isEmpty());
            return;
        }
        WeightedDisplacement.Part net = one.net().orElseThrow();
        WeightedDisplacement.Part other = scaled.net().orElseThrow();
        double size = one.focus().after() + one.displacement().after() + net.standardError();
        faults.holds("net in another unit", Math.abs(net.estimate() - other.estimate()) <= SAME * (1 + size));
        faults.same("error of net", net.standardError(), other.standardError());
        if (one.focus().after() < MOST) {
            RateRatio more = changed(one.focus(), 1);
            double raised = new WeightedDisplacement(
                            more, one.comparison(), one.displacement(), one.displacementComparison(), one.phi())
                    .net()
                    .orElseThrow()
                    .estimate();
            faults.holds(
                    "one more in the focus: " + (raised - net.estimate()),
                    Math.abs(raised - net.estimate() - 1) <= 1e-9 * (1 + Math.abs(net.estimate()) + size));
        }
        if (one.comparison().after() < MOST) {
            double lowered = new WeightedDisplacement(
                            one.focus(),
                            changed(one.comparison(), 1),
                            one.displacement(),
                            one.displacementComparison(),
                            one.phi())
                    .net()
                    .orElseThrow()
                    .estimate();
            faults.holds("one more in the comparison raises the net", lowered <= net.estimate());
        }
    }

    /**
     * The quotient lies in its set, which widens with its level, is the same in any unit, and leaves out 0 exactly where the areas in
     * each other's place have a set, which then is that of 1 / quotient.
     */
    private static void quotient(WeightedDisplacement one, WeightedDisplacement scaled, Faults faults) {
        Interval set = one.quotientInterval(LEVEL).orElse(null);
        faults.holds(
                "a set in one unit only",
                (set == null) == scaled.quotientInterval(LEVEL).isEmpty());
        if (set == null) {
            faults.holds("a quotient without a set", one.quotient().isEmpty());
            return;
        }
        double quotient = one.quotient().orElseThrow();
        faults.number("quotient", quotient);
        faults.range("set of the quotient", set);
        faults.holds("the quotient " + quotient + " out of " + set, set.contains(quotient));
        Interval other = scaled.quotientInterval(LEVEL).orElseThrow();
        faults.within("quotient, low", set, set.lo(), other.lo());
        faults.within("quotient, high", set, set.hi(), other.hi());
        Interval narrow = one.quotientInterval(0.8).orElseThrow();
        faults.holds(narrow + " out of " + set, narrow.lo() >= set.lo() && narrow.hi() <= set.hi());
        if (one.focus().before() + one.focus().after() == 0) {
            return;
        }
        RateRatio own = one.displacementComparison();
        Interval turned = new WeightedDisplacement(
                        /* focus= */ one.displacement(),
                        own == null ? one.comparison() : own,
                        /* displacement= */ one.focus(),
                        own == null ? null : one.comparison(),
                        one.phi())
                .quotientInterval(LEVEL)
                .orElse(null);
        faults.holds("0 and " + set + ", turned " + turned, (turned != null) == (set.lo() > 0 || set.hi() < 0));
        if (turned != null) {
            faults.within("turned, low", set, set.lo(), 1 / turned.hi());
            faults.within("turned, high", set, set.hi(), 1 / turned.lo());
        }
    }

    private static RateRatio changed(RateRatio area, long more) {
        return RateRatio.of(
                Rate.of(area.before(), area.exposureBefore()), Rate.of(area.after() + more, area.exposureAfter()));
    }

    private static WeightedDisplacement allInUnit(WeightedDisplacement one, double unit) {
        RateRatio comparison = one.displacementComparison();
        return new WeightedDisplacement(
                inUnit(one.focus(), unit),
                inUnit(one.comparison(), unit),
                inUnit(one.displacement(), unit),
                comparison == null ? null : inUnit(comparison, unit),
                one.phi());
    }
}
