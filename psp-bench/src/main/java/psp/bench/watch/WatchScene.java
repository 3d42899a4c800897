package psp.bench.watch;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import psp.bench.draw.Draws;
import psp.core.CountSeries;
import psp.core.Period;
import psp.stats.watch.Watch;

/**
 * A course of counts with dates, such as a department would have them: baseline, operation, and three years and a half of watching.
 *
 * @param name what is unlike the plain case
 * @param step weeks or months
 * @param baselineMonths how long the baseline is, 0 for none
 * @param operationMonths how long the operation is
 * @param perMonth the level of the baseline
 * @param phi variance over mean
 * @param fall the share by which the operation lowers the level
 * @param shape what else multiplies the level
 * @param covered how many days of a period are covered
 */
public record WatchScene(
        String name,
        CountSeries.Step step,
        int baselineMonths,
        int operationMonths,
        double perMonth,
        double phi,
        double fall,
        Shape shape,
        ToIntFunction<Period> covered) {

    /** The first day without officers: a Monday and the first of a month. */
    public static final LocalDate WITHDRAWN = LocalDate.of(2018, 1, 1);

    static final int MONTHS = 42;
    private static final double AMPLITUDE = 0.25;
    private static final double DAYS = 365.25;

    /** What multiplies the level. */
    public interface Shape {

        /**
         * The factor.
         *
         * @param years since the withdrawal, negative before it
         */
        double at(double years);
    }

    /** Nothing unlike: a year of baseline, one of operation, a fall by 0.4, phi 1.5, a season of amplitude 0.25. */
    public static WatchScene plain(CountSeries.Step step, double perMonth) {
        return new WatchScene("plain", step, 12, 12, perMonth, 1.5, 0.4, years -> 1, Period::days);
    }

    public WatchScene named(String other) {
        return new WatchScene(other, step, baselineMonths, operationMonths, perMonth, phi, fall, shape, covered);
    }

    public WatchScene with(Shape other) {
        return new WatchScene(name, step, baselineMonths, operationMonths, perMonth, phi, fall, other, covered);
    }

    public WatchScene months(int baseline, int operation) {
        return new WatchScene(name, step, baseline, operation, perMonth, phi, fall, shape, covered);
    }

    public WatchScene covering(ToIntFunction<Period> days) {
        return new WatchScene(name, step, baselineMonths, operationMonths, perMonth, phi, fall, shape, days);
    }

    public WatchScene falling(double share, double dispersion) {
        return new WatchScene(name, step, baselineMonths, operationMonths, perMonth, dispersion, share, shape, covered);
    }

    /** The baseline's or the operation's span; empty where it has no month. */
    public Optional<Period> span(boolean baseline) {
        LocalDate end = baseline ? WITHDRAWN.minusMonths(operationMonths) : WITHDRAWN;
        int months = baseline ? baselineMonths : operationMonths;
        return months == 0 ? Optional.empty() : Optional.of(Period.of(end.minusMonths(months), end));
    }

    /** Draws counts of a span, the level after the withdrawal back by a share from so many months on. */
    public CountSeries draw(Period span, double back, int lag, Draws draws) {
        List<CountSeries.Entry> entries = new ArrayList<>();
        for (Period period : step == CountSeries.Step.MONTHS ? span.months() : span.weeks()) {
            int days = covered.applyAsInt(period);
            double mean = days * mean(period, back, lag);
            entries.add(new CountSeries.Entry(period, draws.count(mean, phi), days, days < period.days()));
        }
        return new CountSeries(name, step, entries);
    }

    /** The mean a day. */
    private double mean(Period period, double back, int lag) {
        double years = (period.start().toEpochDay() + period.days() / 2.0 - WITHDRAWN.toEpochDay()) / DAYS;
        boolean baseline = period.start().isBefore(WITHDRAWN.minusMonths(operationMonths));
        double returned = period.start().isBefore(WITHDRAWN.plusMonths(lag)) ? 0 : back;
        double part = baseline ? 1 : 1 - fall * (1 - returned);
        return perMonth * 12 / DAYS * part * season(years) * shape.at(years);
    }

    public static double season(double years) {
        return Math.exp(AMPLITUDE * Math.cos(2 * Math.PI * (years - 0.55)));
    }

    /** Draws the past, and gives the watch that begins with the withdrawal. */
    public Watch start(Draws draws) {
        Optional<CountSeries> before = span(true).map(span -> draw(span, 0, 0, draws));
        return Watch.of(before, draw(span(false).orElseThrow(), 0, 0, draws));
    }

    /** Draws what is watched. */
    public CountSeries watched(double back, int lag, Draws draws) {
        return draw(Period.of(WITHDRAWN, WITHDRAWN.plusMonths(MONTHS)), back, lag, draws);
    }

    /** One look; a period that is not covered is left out, of a partly covered one the first days are given. */
    public static Watch see(Watch watch, CountSeries.Entry entry) {
        return entry.exposureDays() == 0
                ? watch
                : watch.observe(
                        Period.of(entry.period().start(), entry.period().start().plusDays(entry.exposureDays())),
                        entry.count());
    }
}
