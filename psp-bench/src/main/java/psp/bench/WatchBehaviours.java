package psp.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import psp.bench.calibration.Trials;
import psp.bench.draw.Draws;
import psp.bench.watch.WatchScene;
import psp.core.CountSeries;
import psp.core.Period;
import psp.stats.watch.Watch;
import psp.stats.watch.WatchVerdict;

/**
 * Shows what a watch does where its assumptions fail: {@code WatchBehaviours [--reps N] [--seed S]} prints the tables of
 * docs/evidence/watch-behaviour.md.
 */
public final class WatchBehaviours {

    private static final CountSeries.Step MONTHS = CountSeries.Step.MONTHS;
    private static final CountSeries.Step WEEKS = CountSeries.Step.WEEKS;

    private final PrintStream out;
    private final int reps;
    private final long seed;
    private long row;

    WatchBehaviours(PrintStream out, int reps, long seed) {
        this.out = out;
        this.reps = reps;
        this.seed = seed;
    }

    /**
     * Prints Markdown.
     *
     * @param args {@code --reps N} and {@code --seed S}
     */
    public static void main(String[] args) {
        Trials asked = Trials.of(WatchBehaviours.class, args, "--reps", new Trials(1_000));
        new WatchBehaviours(new PrintStream(System.out, true, StandardCharsets.UTF_8), asked.reps(), asked.seed())
                .run();
    }

    void run() {
        out.printf(
                Locale.ROOT,
                "%,d series a row, seed %d; two standard errors of 0.10 are ± %.3f. Unless said: 25 a month in"
                        + " the baseline, phi 1.5, a year of baseline and one of operation, a fall by 0.4, watched by months with"
                        + " one false alarm in ten years of holding.%n",
                reps,
                seed,
                2 * Math.sqrt(0.09 / reps));
        head("Where an assumption fails");
        table(assumptions());
        head("Pasts, levels and gaps");
        table(pasts());
        head("One outlier month, and asking for the next looks too");
        confirmed();
        head("Over three years: a return in a later month");
        later();
        head("Late reports");
        late();
        head("A month that was not recorded");
        table(empty());
        head("What is said of the past before the watch begins");
        caveats();
    }

    private void head(String title) {
        out.printf("%n## %s%n%n", title);
    }

    /** Prints; a share of none is a dash. */
    private void print(String format, Object... values) {
        out.print(String.format(Locale.ROOT, format, values).replace("NaN", "–"));
    }

    private static double within(double years, double from, double to, double factor) {
        return years >= from && years < to ? factor : 1;
    }

    static List<WatchScene> assumptions() {
        WatchScene plain = WatchScene.plain(MONTHS, 25);
        List<WatchScene> scenes = new ArrayList<>(List.of(
                plain,
                plain.named("the baseline's season shifted by half a year")
                        .with(years -> years < -1 ? WatchScene.season(years + 0.5) / WatchScene.season(years) : 1)));
        for (int percent : new int[] {-10, -3, 3, 10}) {
            scenes.add(plain.named(String.format(Locale.ROOT, "a trend of %+d %% a year throughout", percent))
                    .with(years -> Math.pow(1 + percent / 100.0, years)));
        }
        double month = 1 / 12.0;
        scenes.add(
                plain.named("one month of the baseline threefold").with(years -> within(years, -1.5, -1.5 + month, 3)));
        scenes.add(plain.named("one month of the operation threefold")
                .with(years -> within(years, -0.5, -0.5 + month, 3)));
        scenes.add(plain.named("the operation's last month threefold").with(years -> within(years, -month, 0, 3)));
        scenes.add(plain.named("the fourth watched month threefold")
                .with(years -> within(years, 3 * month, 4 * month, 3)));
        scenes.add(plain.named("a break crossed: 15 % more recorded from the withdrawal on")
                .with(years -> years < 0 ? 1 : 1.15));
        scenes.add(plain.named("a break crossed: 30 % more recorded from the withdrawal on")
                .with(years -> years < 0 ? 1 : 1.3));
        scenes.add(plain.named("a break crossed: 30 % more recorded from the middle of the operation on")
                .with(years -> years < -0.5 ? 1 : 1.3));
        return scenes;
    }

    private static List<WatchScene> empty() {
        WatchScene plain = WatchScene.plain(MONTHS, 25);
        double month = 1 / 12.0;
        return List.of(
                plain.named("one month of the baseline without a count")
                        .with(years -> within(years, -1.5, -1.5 + month, 0)),
                plain.named("one month of the operation without a count")
                        .with(years -> within(years, -0.5, -0.5 + month, 0)));
    }

    static List<WatchScene> pasts() {
        WatchScene plain = WatchScene.plain(MONTHS, 25);
        WatchScene weekly = WatchScene.plain(WEEKS, 25).named("by weeks");
        double week = 365.25 / 12 / 7;
        return List.of(
                weekly,
                WatchScene.plain(WEEKS, 0.3 * week)
                        .falling(0.4, 1)
                        .named("by weeks, 0.3 a week in the baseline, phi 1"),
                WatchScene.plain(WEEKS, 0.3 * week).falling(0.4, 1.5).named("by weeks, 0.3 a week, phi 1.5"),
                WatchScene.plain(WEEKS, 200 * week).falling(0.4, 1).named("by weeks, 200 a week, phi 1"),
                WatchScene.plain(WEEKS, 200 * week).falling(0.4, 3).named("by weeks, 200 a week, phi 3"),
                WatchScene.plain(WEEKS, 200 * week).falling(0.1, 3).named("by weeks, 200 a week, phi 3, a fall by 0.1"),
                plain.named("six months of baseline").months(6, 12),
                plain.named("six months of baseline, six of operation").months(6, 6),
                plain.named("a year of baseline, six months of operation").months(12, 6),
                plain.named("no baseline").months(0, 12),
                plain.named("18 months of operation").months(12, 18),
                plain.named("five years of baseline").months(60, 12),
                weekly.named("by weeks, every fifth week missing")
                        .covering(p -> p.start().toEpochDay() / 7 % 5 == 0 ? 0 : p.days()),
                plain.named("of every third month ten days covered")
                        .covering(p -> p.start().getMonthValue() % 3 == 0 ? 10 : p.days()),
                plain.named("June to August of the operation missing")
                        .covering(
                                p -> p.start().getYear() == 2017 && p.start().getMonthValue() / 3 == 2 ? 0 : p.days()),
                plain.named("nothing counted in the operation (a fall by 1)").falling(1, 1.5));
    }

    private void table(List<WatchScene> scenes) {
        out.println("| what is unlike | false alarms in year 1, 2, 3 | full return at once: seen in 6 months, in 12 |"
                + " half: in 12 | \"no sign\" said within a year: holding | half returned | full |");
        out.println("|---|---|---|---|---|---|---|");
        scenes.forEach(this::row);
    }

    private void row(WatchScene scene) {
        long own = row++;
        Course[] hold = courses(scene, own, 0, 0, 0);
        Course[] half = courses(scene, own + 1000, 0.5, 0, 0);
        Course[] full = courses(scene, own + 2000, 1, 0, 0);
        print(
                "| %s | %.3f, %.3f, %.3f | %.3f, %.3f | %.3f | %.3f | %.3f | %.3f |%n",
                scene.name(),
                alarmed(hold, 0, 12),
                alarmed(hold, 12, 24),
                alarmed(hold, 24, 36),
                alarmed(full, 0, 6),
                alarmed(full, 0, 12),
                alarmed(half, 0, 12),
                told(hold),
                told(half),
                told(full));
    }

    /** The month after the withdrawal in which the alarm came, from 1, 0 for none; whether "no sign" was said before it. */
    record Course(int alarm, boolean noSign) {}

    private Course[] courses(WatchScene scene, long own, double back, int lag, int confirmations) {
        return IntStream.range(0, reps)
                .parallel()
                .mapToObj(rep -> course(scene, back, lag, confirmations, Draws.of(seed, own, rep)))
                .toArray(Course[]::new);
    }

    private static Course course(WatchScene scene, double back, int lag, int confirmations, Draws draws) {
        Watch watch = scene.start(draws).confirmedByNext(confirmations);
        boolean noSign = false;
        for (CountSeries.Entry entry : scene.watched(back, lag, draws).entries()) {
            watch = WatchScene.see(watch, entry);
            if (watch.alarm().isPresent()) {
                return new Course(month(entry.period().lastDay()), noSign);
            }
            noSign |= month(entry.period().lastDay()) <= lag + 12
                    && watch.verdict() == WatchVerdict.NO_SIGN_OF_RETURN_YET;
        }
        return new Course(0, noSign);
    }

    /** The month of a day, from 1, the first after the withdrawal. */
    private static int month(LocalDate day) {
        return 12 * (day.getYear() - WatchScene.WITHDRAWN.getYear()) + day.getMonthValue();
    }

    /** The share alarmed after one month and up to another, among those not alarmed before. */
    private static double alarmed(Course[] courses, int from, int to) {
        long left = Arrays.stream(courses)
                .filter(course -> course.alarm() == 0 || course.alarm() > from)
                .count();
        return Arrays.stream(courses)
                        .filter(course -> course.alarm() > from && course.alarm() <= to)
                        .count()
                / (double) left;
    }

    private static double told(Course[] courses) {
        return Arrays.stream(courses).filter(Course::noSign).count() / (double) courses.length;
    }

    private void confirmed() {
        out.println("Alarms within a year; `confirmedByNext` asks that so many further looks are above the line too.");
        out.println();
        out.println("| further looks | nothing happens | the fourth month threefold | full return at once | half |");
        out.println("|---|---|---|---|---|");
        WatchScene plain = WatchScene.plain(MONTHS, 25);
        WatchScene outlier = plain.with(years -> within(years, 3 / 12.0, 4 / 12.0, 3));
        for (int looks : new int[] {0, 1, 2, 3}) {
            out.printf(
                    Locale.ROOT,
                    "| %d | %.3f | %.3f | %.3f | %.3f |%n",
                    looks,
                    alarmed(courses(plain, 0, 0, 0, looks), 0, 12),
                    alarmed(courses(outlier, 0, 0, 0, looks), 0, 12),
                    alarmed(courses(plain, 2000, 1, 0, looks), 0, 12),
                    alarmed(courses(plain, 1000, 0.5, 0, looks), 0, 12));
        }
    }

    private void later() {
        out.println("Full returns; seen within a year of the return, among those without an alarm before it.");
        out.println();
        out.println("| by | a month | the return in month 1 | 14 | 20 | 30 |");
        out.println("|---|---|---|---|---|---|");
        for (CountSeries.Step step : List.of(MONTHS, WEEKS)) {
            for (double level : new double[] {5, 10, 25, 50, 100}) {
                WatchScene scene = WatchScene.plain(step, level).falling(0.5, 1.5);
                out.printf(Locale.ROOT, "| %s | %.0f |", step.name().toLowerCase(Locale.ROOT), level);
                long own = 10_000 + row++;
                for (int lag : new int[] {0, 13, 19, 29}) {
                    print(" %.3f |", alarmed(courses(scene, own, 1, lag, 0), lag, lag + 12));
                }
                out.println();
            }
        }
    }

    private void caveats() {
        out.println("The share of pasts of which `Watch.caveats` names a month or week that stands out, and a drift.");
        out.println();
        out.println("| what is unlike | a period stands out | a drift |");
        out.println("|---|---|---|");
        List<WatchScene> scenes = new ArrayList<>(assumptions());
        scenes.addAll(pasts());
        scenes.addAll(empty());
        for (double phi : new double[] {1, 3}) {
            for (double level : new double[] {2, 10, 50}) {
                scenes.add(WatchScene.plain(MONTHS, level)
                        .falling(0.4, phi)
                        .named(String.format(Locale.ROOT, "%.0f a month, phi %.0f", level, phi)));
            }
        }
        for (int percent : new int[] {-10, 0, 3, 10}) {
            for (double level : new double[] {25, 100}) {
                scenes.add(WatchScene.plain(MONTHS, level)
                        .months(60, 12)
                        .with(years -> Math.pow(1 + percent / 100.0, years))
                        .named(String.format(
                                Locale.ROOT,
                                "five years of baseline, %.0f a month, a trend of %+d %% a year",
                                level,
                                percent)));
            }
        }
        for (int i = 0; i < scenes.size(); i++) {
            WatchScene scene = scenes.get(i);
            long own = 30_000 + i;
            List<List<String>> said = IntStream.range(0, reps)
                    .parallel()
                    .mapToObj(rep -> scene.start(Draws.of(seed, own, rep)).caveats())
                    .toList();
            print("| %s | %.3f | %.3f |%n", scene.name(), share(said, "stands out"), share(said, "a year ("));
        }
    }

    private static double share(List<List<String>> said, String words) {
        return said.stream()
                        .filter(caveats -> caveats.stream().anyMatch(caveat -> caveat.contains(words)))
                        .count()
                / (double) said.size();
    }

    /** The last weeks of counts as they stand when only a part of the reports is in. */
    private void late() {
        out.println(
                "Watched by weeks, 100 a week, phi 1.5, half of the fall by 0.4 back at once. Each incident is known after a"
                        + " delay (exponential), and the whole record as it then stands is read anew each week. The mean share given"
                        + " back that is told, and how often \"no sign\" was said within half a year, for which the share must be shown"
                        + " to be below one half.");
        out.println();
        out.println("| mean delay, days | days left out | share told after 4 weeks | after 8 | after 16 |"
                + " \"no sign\" said within half a year |");
        out.println("|---|---|---|---|---|---|");
        WatchScene scene = WatchScene.plain(WEEKS, 100 * 365.25 / 7 / 12);
        int few = Math.max(1, reps / 5);
        for (double delay : new double[] {0, 5, 10}) {
            for (int days : new int[] {0, 14, 28}) {
                double[] sums = new double[4];
                for (double[] told : IntStream.range(0, few)
                        .parallel()
                        .mapToObj(rep -> late(scene, days, delay, Draws.of(seed, 20_000, rep)))
                        .toArray(double[][]::new)) {
                    for (int i = 0; i < sums.length; i++) {
                        sums[i] += told[i] / few;
                    }
                }
                out.printf(
                        Locale.ROOT,
                        "| %.0f | %d | %s | %.3f | %.3f | %.3f |%n",
                        delay,
                        days,
                        days >= 28 ? "nothing" : String.format(Locale.ROOT, "%.3f", sums[0]),
                        sums[1],
                        sums[2],
                        sums[3]);
            }
        }
    }

    /** The shares told after 4, 8 and 16 weeks, and whether "no sign" was said by the 26th. */
    private static double[] late(WatchScene scene, int leftOut, double delay, Draws draws) {
        Watch start = scene.start(draws).lateReports(leftOut);
        List<CountSeries.Entry> entries = scene.watched(0.5, 0, draws).entries().subList(0, 26);
        List<double[]> known = new ArrayList<>();
        for (CountSeries.Entry entry : entries) {
            double[] days = new double[Math.toIntExact(entry.count())];
            for (int i = 0; i < days.length; i++) {
                days[i] = entry.period().start().toEpochDay()
                        + draws.uniform() * entry.period().days()
                        - delay * Math.log(1 - draws.uniform());
            }
            known.add(days);
        }
        double[] told = new double[4];
        for (int end = 1; end <= entries.size(); end++) {
            double now = entries.get(end - 1).period().end().toEpochDay();
            Watch watch = start;
            for (int i = 0; i < end; i++) {
                Period week = entries.get(i).period();
                watch = watch.observe(
                        week,
                        Arrays.stream(known.get(i)).filter(day -> day <= now).count());
            }
            if (end == 4 || end == 8 || end == 16) {
                told[end / 8] = watch.share()
                        .map(share -> share.estimate().orElse(Double.NaN))
                        .orElse(Double.NaN);
            }
            told[3] = watch.share().filter(share -> share.below(0.5)).isPresent() ? 1 : told[3];
        }
        return told;
    }
}
