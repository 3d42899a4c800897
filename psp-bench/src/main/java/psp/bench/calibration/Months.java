package psp.bench.calibration;

import java.util.Arrays;
import java.util.stream.IntStream;
import psp.bench.draw.Draws;
import psp.stats.inference.Rate;
import psp.stats.inference.RateRatio;
import psp.stats.model.CountFit;
import psp.stats.model.CountModel;
import psp.stats.model.StandardErrors;

/** A monthly series with a step after some months. */
public record Months(long[] counts, double[] exposures, int before) {

    /** Twelve months after a number of others, the rate of the later ones times a step. */
    public static Months drawn(
            Draws draws, int before, double mean, double phi, double ar, Draws.Memory memory, double step) {
        int n = before + 12;
        double[] days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
        double[] exposures = new double[n];
        double[] means = new double[n];
        for (int i = 0; i < n; i++) {
            exposures[i] = days[i % 12];
            means[i] = mean
                    * exposures[i]
                    / 30.4167
                    * (1 + 0.25 * Math.cos(2 * Math.PI * (i - 6) / 12.0))
                    * (i < before ? 1 : step);
        }
        return new Months(draws.series(means, mean, phi, ar, memory), exposures, before);
    }

    private long first() {
        return Arrays.stream(counts, 0, before).sum();
    }

    private long second() {
        return Arrays.stream(counts, before, counts.length).sum();
    }

    /** Whether both phases have at least five incidents. */
    public boolean told() {
        return first() >= 5 && second() >= 5;
    }

    /** The p of the Poisson test of both totals. */
    public double exact() {
        return RateRatio.of(
                        Rate.of(first(), Arrays.stream(exposures, 0, before).sum()),
                        Rate.of(
                                second(),
                                Arrays.stream(exposures, before, counts.length).sum()))
                .pValue();
    }

    /** A level, waves of the year and a step. */
    public CountModel waves(int harmonics) {
        CountModel level = CountModel.of(
                counts,
                exposures,
                IntStream.range(0, counts.length).mapToDouble(i -> i / 12.0).toArray());
        return (harmonics == 0 ? level : level.withSeason(harmonics)).withStep("step", before, counts.length);
    }

    /** One level a calendar month that has any incident; months without one say nothing. */
    public CountModel stratified() {
        boolean[] any = new boolean[12];
        for (int i = 0; i < counts.length; i++) {
            any[i % 12] |= counts[i] > 0;
        }
        int[] kept = IntStream.range(0, counts.length).filter(i -> any[i % 12]).toArray();
        CountModel model = CountModel.of(
                Arrays.stream(kept).mapToLong(i -> counts[i]).toArray(),
                Arrays.stream(kept).mapToDouble(i -> exposures[i]).toArray(),
                Arrays.stream(kept).mapToDouble(i -> i).toArray());
        boolean reference = true;
        for (int m = 0; m < 12; m++) {
            int month = m;
            if (any[m] && !reference) {
                model = model.withCovariate(
                        "month " + m,
                        Arrays.stream(kept)
                                .mapToDouble(i -> i % 12 == month ? 1 : 0)
                                .toArray());
            }
            reference &= !any[m];
        }
        return model.withCovariate(
                "step",
                Arrays.stream(kept).mapToDouble(i -> i >= before ? 1 : 0).toArray());
    }

    /** 1 if the step of a fit differs from none at 5 %, else 0. */
    public static double rejects(CountFit fit, StandardErrors errors) {
        return fit.pValue("step", errors).orElse(1) < 0.05 ? 1 : 0;
    }
}
