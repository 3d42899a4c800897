package psp.stats;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import psp.core.Described;
import psp.core.Period;
import psp.core.internal.Phrases;
import psp.core.internal.Texts;
import psp.stats.inference.Interval;
import psp.stats.inference.Verdict;
import psp.stats.internal.text.Checks;
import psp.stats.internal.text.Data;
import psp.stats.internal.text.Digits;
import psp.stats.internal.text.Words;
import psp.stats.level.LevelAnswer;
import psp.stats.level.NetLevel;
import psp.stats.level.PlaceboRecord;

/**
 * What was counted in a window of the focus beside what was to be expected from its own earlier years and its city, with the record
 * of the same question on like ground where nothing was done.
 *
 * @param window the days
 * @param counted how many were counted in them, 0 or more
 * @param expected how many were to be expected, above 0
 * @param ratio the range of the count over what was to be expected, at 95 %; it excludes 1 exactly where the verdict speaks, and
 *     there is no p beside it
 * @param verdict BELOW, ABOVE or CANNOT_TELL
 * @param donors how many like areas of the city the forecast's error rests on; below eight it rests on other cities
 * @param placebos how often the same question was asked of them in earlier years
 * @param placebosFell in how many of these it would have said that it fell
 * @param placebosRose in how many it would have said that it rose
 * @param high whether the area was chosen for being high: so declared, or last year was its highest of at least three; the placebos are
 *     then those like areas whose last year was their highest
 * @param placeboRatios the count over what was to be expected in these trials: the least, twenty-firsts up to the greatest; empty of none
 * @param detectableRise the smallest true rise that would have been called one 4 times in 5, as a share
 */
public record Expected(
        Period window,
        long counted,
        double expected,
        Interval ratio,
        Verdict verdict,
        int donors,
        int placebos,
        int placebosFell,
        int placebosRose,
        boolean high,
        List<Double> placeboRatios,
        double detectableRise)
        implements Described, Serializable {

    private static final long serialVersionUID = 1;
    private static final int LEAST_DONORS = 8;
    private static final double LEVEL = 0.95;
    private static final double POWER = 0.8;
    private static final int PARTS = 20;
    private static final int LEAST_BEFORE_HIGHEST = 2;

    /**
     * What was counted beside what was expected.
     *
     * @param window the days
     * @param counted how many were counted in them, 0 or more
     * @param expected how many were to be expected, above 0
     * @param ratio the range of the count over what was to be expected, at 95 %; it excludes 1 exactly where the verdict speaks, and
     *     there is no p beside it
     * @param verdict BELOW, ABOVE or CANNOT_TELL
     * @param donors how many like areas of the city the forecast's error rests on; below eight it rests on other cities
     * @param placebos how often the same question was asked of them in earlier years
     * @param placebosFell in how many of these it would have said that it fell
     * @param placebosRose in how many it would have said that it rose
     * @param high whether the area was chosen for being high: so declared, or last year was its highest of at least three; the placebos are
     *     then those like areas whose last year was their highest
     * @param placeboRatios the count over what was to be expected in these trials: the least, twenty-firsts up to the greatest; empty of none
     * @param detectableRise the smallest true rise that would have been called one 4 times in 5, as a share
     * @throws IllegalArgumentException if a number is out of range, or the verdict is not that of the range
     */
    public Expected {
        Objects.requireNonNull(window, "window");
        Objects.requireNonNull(ratio, "ratio");
        Objects.requireNonNull(verdict, "verdict");
        Checks.count("of the window", counted);
        Checks.exposure("expected", expected);
        Checks.number("detectable rise", detectableRise);
        placeboRatios = List.copyOf(Objects.requireNonNull(placeboRatios, "placeboRatios"));
        if (verdict != Verdict.of(ratio)) {
            throw new IllegalArgumentException("The range " + ratio + " does not say " + verdict);
        }
        if (donors < 0 || placebosFell < 0 || placebosRose < 0 || placebosFell + placebosRose > placebos) {
            throw new IllegalArgumentException(placebosFell + " and " + placebosRose + " of " + placebos
                    + " placebos on " + donors + " areas are out of order");
        }
    }

    static Expected of(NetLevel net, Period window, long counted, boolean high) {
        LevelAnswer answer = net.against(counted, LEVEL);
        PlaceboRecord placebos = net.placebos(LEVEL, high);
        double[] all = placebos.ratios();
        Interval ratio = new Interval(answer.low(), answer.high(), LEVEL, "level in the city");
        return new Expected(
                window,
                counted,
                answer.expected(),
                ratio,
                Verdict.of(ratio),
                net.donors(),
                placebos.trials(),
                placebos.fell(),
                placebos.rose(),
                high,
                all.length == 0
                        ? List.of()
                        : IntStream.rangeClosed(0, PARTS)
                                .mapToObj(i -> all[(int) Math.round(i * (all.length - 1.0) / PARTS)])
                                .toList(),
                net.detectableRise(LEVEL, POWER));
    }

    /** {@return how many more were counted than expected; below 0 where fewer were} */
    public double difference() {
        return counted - expected;
    }

    /**
     * {@return the range of {@link #difference}, from the fewest to the most, at 95 %: the count is as it is, and what was to be expected
     * varies, so that an end is count · (1 − 1 / ratio)} Minus infinity where an end of the ratio is 0.
     */
    public Interval differenceRange() {
        return new Interval(
                Words.difference(counted, ratio.lo()),
                Words.difference(counted, ratio.hi()),
                ratio.level(),
                ratio.method());
    }

    /** {@return whether the forecast's error rests on like ground of the same city, not on that of others} */
    public boolean restsOnCity() {
        return donors >= LEAST_DONORS;
    }

    /** What the same windows of earlier years lead one to expect, with the variances of other cities. */
    static @Nullable Expected byYears(List<YearCount> past, YearCount now) {
        int step = past.size() > 1
                ? past.get(1).year() - past.get(0).year()
                : now.year() - past.get(0).year();
        int first = past.get(0).year();
        int ticks = (now.year() - first) / step + 1;
        double[] focus = new double[ticks];
        double[] rest = new double[ticks];
        Stream.concat(past.stream(), Stream.of(now)).forEach(year -> {
            int at = (year.year() - first) / step;
            focus[at] = year.focus();
            rest[at] = year.comparison();
        });
        int until = (past.get(past.size() - 1).year() - first) / step + 1;
        return NetLevel.alone(focus, rest, step, until)
                .map(net -> Expected.of(
                        net,
                        now.window(),
                        now.focus(),
                        lastIsHighest(past.stream().map(YearCount::focus).toList())))
                .orElse(null);
    }

    /** Returns whether the last of some years' counts is the highest of at least three. */
    static boolean lastIsHighest(List<Long> years) {
        int last = years.size() - 1;
        return last >= LEAST_BEFORE_HIGHEST
                && years.subList(0, last).stream().allMatch(count -> count < years.get(last));
    }

    @Override
    public Map<String, Object> data() {
        return new Data()
                .with("window", window)
                .with("counted", counted)
                .with("expected", expected)
                .with("ratio", ratio)
                .with("verdict", verdict)
                .with("donors", donors)
                .with("placebos", placebos)
                .with("placebosFell", placebosFell)
                .with("placebosRose", placebosRose)
                .with("high", high)
                .with("placeboRatios", placeboRatios)
                .with("detectableRise", detectableRise)
                .map();
    }

    /** Returns both counts, the range, the verdict, and how often it would have spoken where nothing was done. */
    @Override
    public String toString() {
        return verdict.words() + ": " + counts() + "; " + basis();
    }

    /**
     * Returns what was counted and what was expected, with the difference and its range.
     *
     * @return such as {@code 559 where about 645 would have been expected (86 fewer; anywhere from 171 fewer to 39 more)}
     */
    public String counts() {
        return Texts.grouped(counted) + " where about " + Texts.grouped(Math.round(expected))
                + " would have been expected (" + differences() + ")";
    }

    /** Returns the difference with its range, such as {@code 86 fewer; anywhere from 171 fewer to 39 more}. */
    String differences() {
        String range = Words.differences(counted, ratio.lo(), ratio.hi());
        return Phrases.difference(difference()) + "; " + (counted > 0 && ratio.usable() ? "anywhere from " : "")
                + range;
    }

    /** {@return what the verdict rests on, such as {@code how areas like it move in the city; in 240 trials …}} */
    public String reason() {
        return (restsOnCity() ? "how areas like it move in the city; " : "how its own level moves; ") + basis();
    }

    /** {@return how often the same question would have spoken on like ground where nothing was done, or what it rests on instead} */
    public String basis() {
        if (placebos == 0 && restsOnCity()) {
            return "no like area of this city had its highest year just before an earlier one in which this could be tried";
        }
        return placebos == 0
                ? "how far such areas move from year to year is taken from other cities, for the table holds fewer than"
                        + " eight others like it"
                : "in " + Texts.grouped(placebos)
                        + " trials on like ground of this city, in years when nothing was done"
                        + (high ? " and the year before had been its highest" : "") + ", this would have said fell in "
                        + share(placebosFell) + ", rose in " + share(placebosRose);
    }

    private String share(int spoke) {
        return Digits.of(100.0 * spoke / placebos, 2) + " %";
    }

    /**
     * {@return in how many of 100 trials on like ground, where nothing was done, the count lay at least as far from what was expected;
     * to five of 100, for the trials are kept as twenty-firsts} Empty where there were none.
     */
    public OptionalInt asFarInHundred() {
        if (placeboRatios.isEmpty() || counted == 0) {
            return OptionalInt.empty();
        }
        double far = Math.abs(StrictMath.log(counted / expected));
        long as = placeboRatios.stream()
                .filter(other -> Math.abs(StrictMath.log(other)) >= far)
                .count();
        return OptionalInt.of((int) Math.round(100.0 * as / placeboRatios.size()));
    }
}
