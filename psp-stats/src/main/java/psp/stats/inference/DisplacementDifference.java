package psp.stats.inference;

import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import psp.stats.internal.math.Normal;
import psp.stats.internal.text.Checks;
import psp.stats.internal.text.Digits;

/**
 * The weighted displacement difference (WDD): crimes prevented where the work was done, less those that turned up
 * next door, each held beside a comparison area. Negative means fewer crimes.
 *
 * <p>Local = (treated after - treated before) - (control after - control before); displacement is the same for the
 * two displacement areas; total is their sum. Each count is divided by its exposure: 1 for plain counts, or days
 * times area for a rate. The variance of each count is the count over its exposure squared (Poisson), the interval
 * normal, times phi where counts scatter phi times as much. Meant for areas of like size: a common percentage change in areas of unlike size looks like an effect.
 * Source: A. Wheeler, J. Ratcliffe, Crime Science 7:11 (2018).
 *
 * @param treated the area that was worked on
 * @param control its comparison
 * @param displacement the area to which crime may have moved
 * @param displacementControl its comparison
 * @param phi how much more the counts scatter than Poisson ones, above 0
 */
public record DisplacementDifference(
        RateRatio treated, RateRatio control, RateRatio displacement, RateRatio displacementControl, double phi)
        implements Serializable {
    private static final RateRatio NONE = RateRatio.of(Rate.of(0, 1), Rate.of(0, 1));

    /** Checks that all four areas are there. */
    public DisplacementDifference {
        Objects.requireNonNull(treated, "treated");
        Objects.requireNonNull(control, "control");
        Objects.requireNonNull(displacement, "displacement");
        Objects.requireNonNull(displacementControl, "displacementControl");
        Checks.phi(phi);
    }

    /** {@return the difference without displacement areas} */
    public static DisplacementDifference of(RateRatio treated, RateRatio control) {
        return new DisplacementDifference(treated, control, NONE, NONE, 1);
    }

    /** {@return the same with displacement areas} */
    public DisplacementDifference withDisplacement(RateRatio area, RateRatio areaControl) {
        return new DisplacementDifference(treated, control, area, areaControl, phi);
    }

    /** {@return the same where counts scatter more than Poisson ones, such as by {@code Study.totalEffect().phi()}} */
    public DisplacementDifference withDispersion(double other) {
        return new DisplacementDifference(treated, control, displacement, displacementControl, other);
    }

    /** {@return the difference where the work was done} */
    public Part local() {
        return part(treated, control);
    }

    /** {@return the difference next door, 0 where no displacement areas were given} */
    public Part displaced() {
        return part(displacement, displacementControl);
    }

    /** {@return the sum of both} */
    public Part total() {
        Part local = local();
        Part displaced = displaced();
        return new Part(
                local.estimate() + displaced.estimate(), Math.hypot(local.standardError(), displaced.standardError()));
    }

    /**
     * {@return a warning where the areas differ in size by more than a quarter: then a change by the same percentage in both
     * looks like an effect} It names the difference that the control's own percentage would fake in the treated area.
     */
    public Optional<String> scaleWarning() {
        double treatedBefore = treated.before() / treated.exposureBefore();
        double controlBefore = control.before() / control.exposureBefore();
        double larger = Math.max(treatedBefore, controlBefore);
        if (larger == 0 || Math.min(treatedBefore, controlBefore) > 0.8 * larger) {
            return Optional.empty();
        }
        String faked = controlBefore == 0
                ? "which has none to change by"
                : "its percentage alone would read "
                        + Digits.of(change(control) * (treatedBefore / controlBefore - 1), 3);
        return Optional.of("the areas differ in size (" + treated.before() + " and " + control.before()
                + " before), so a common percentage fakes a difference: " + faked + "; see the ratio of ratios");
    }

    /** Returns the total with its 95 % interval, then the two parts, or where nothing was counted. */
    @Override
    public String toString() {
        return "WDD " + total() + ", local " + brief(local()) + ", displaced " + brief(displaced());
    }

    private static String brief(Part part) {
        return part.nothing() ? Part.NOTHING : Digits.of(part.estimate(), 4);
    }

    private Part part(RateRatio area, RateRatio beside) {
        return new Part(change(area) - change(beside), Math.sqrt(phi * (variance(area) + variance(beside))));
    }

    private static double change(RateRatio r) {
        return r.after() / r.exposureAfter() - r.before() / r.exposureBefore();
    }

    private static double variance(RateRatio r) {
        return r.after() / (r.exposureAfter() * r.exposureAfter())
                + r.before() / (r.exposureBefore() * r.exposureBefore());
    }

    /**
     * A difference of counts (or of counts per exposure) with its standard error.
     *
     * @param estimate the difference, negative for fewer
     * @param standardError its standard error, 0 where every count is zero
     */
    public record Part(double estimate, double standardError) implements Serializable {
        private static final long serialVersionUID = 1;
        private static final String NOTHING = "nothing was counted there";

        /** A difference with its standard error. */
        public Part {
            Checks.number("estimate", estimate);
            Checks.number("standard error", standardError);
        }

        /** {@return the normal interval at a level such as 0.95; without limits where every count is zero} */
        public Interval interval(double level) {
            Checks.level(level);
            if (nothing()) {
                return new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, level, NOTHING);
            }
            double reach = -Normal.quantile((1 - level) / 2) * standardError;
            return new Interval(estimate - reach, estimate + reach, level, "normal, Poisson");
        }

        /** {@return the difference in standard errors, empty where every count is zero} */
        public OptionalDouble z() {
            return nothing() ? OptionalDouble.empty() : OptionalDouble.of(estimate / standardError);
        }

        private boolean nothing() {
            return standardError == 0;
        }

        /** {@return the two-sided normal p-value against no difference, empty where every count is zero} */
        public OptionalDouble pValue() {
            return z().stream().map(Normal::twoSided).findFirst();
        }

        /** Returns the difference and its 95 % interval, or that nothing was counted. */
        @Override
        public String toString() {
            return nothing() ? NOTHING : Digits.of(estimate, 4) + " " + interval(0.95);
        }
    }
}
