package psp.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Serializable;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import psp.core.CountSeries;
import psp.core.Operation;
import psp.core.Period;
import psp.core.RecordingBreak;
import psp.core.ZoneCounts;
import psp.stats.design.Comparison;
import psp.stats.design.Concentration;
import psp.stats.design.Power;
import psp.stats.design.Shrinkage;
import psp.stats.inference.Interval;
import psp.stats.inference.Rate;
import psp.stats.inference.RateRatio;
import psp.stats.inference.RatioOfRatios;
import psp.stats.inference.Reason;
import psp.stats.inference.ShareLost;
import psp.stats.inference.Spread;
import psp.stats.inference.Verdict;
import psp.stats.inference.WeightedDisplacement;
import psp.stats.model.CountFit;
import psp.stats.model.CountModel;
import psp.stats.model.Residuals;
import psp.stats.pool.Site;
import psp.stats.pool.Sites;
import psp.stats.report.CompStat;
import psp.stats.report.SpikeReport;
import psp.stats.watch.ChangeDate;
import psp.stats.watch.ComparedWatch;
import psp.stats.watch.Watch;
import psp.stats.watch.WatchPair;
import psp.stats.watch.Watches;
import psp.stats.watch.WithdrawalPlan;

/** Every public value comes back from Java serialization saying the same; a new one without an example here fails. */
class SerializationTest {

    private static final ZoneCounts COUNTS = counts("shootings", 3);
    private static final Study STUDY = Study.of(
            Operation.in("a").ring("b").active("2016").withdrawn("2017").movedTo("d"), COUNTS);
    private static final CountModel MODEL = CountModel.of(COUNTS.in("a").monthly(Period.parse("2013-01-01/2017-01-01")))
            .withSeason(1)
            .withTrend();

    private static ZoneCounts counts(String outcome, int level) {
        List<ZoneCounts.Cell> cells = new ArrayList<>();
        for (int month = 0; month < 120; month++) {
            for (String zone : List.of("a", "b", "c", "d")) {
                cells.add(new ZoneCounts.Cell(
                        Period.ofMonth(YearMonth.of(2008, 1).plusMonths(month)),
                        zone,
                        level + month * 7 % 5 + zone.charAt(0) - 'a'));
            }
        }
        return ZoneCounts.ofTable(outcome, cells);
    }

    private static ZoneCounts days() {
        return ZoneCounts.ofTable(
                "shootings",
                Period.parse("2014-01-01/2018-01-01").eachDay().stream()
                        .map(day -> new ZoneCounts.Cell(day, "a", day.start().getDayOfMonth() % 3))
                        .toList());
    }

    private static List<Serializable> examples() {
        RateRatio ratio = RateRatio.of(Rate.of(46, 366), Rate.of(71, 365));
        CompStat table = CompStat.of(List.of(days()), List.of("a"), LocalDate.of(2017, 11, 30));
        Standing standing = STUDY.standing(LocalDate.of(2017, 11, 30));
        WeightedDisplacement difference =
                WeightedDisplacement.of(ratio, RateRatio.of(Rate.of(100, 366), Rate.of(90, 365)));
        Concentration share = Concentration.of(COUNTS, "a", List.of(Period.parse("2015"), Period.parse("2016")));
        Shrinkage shrinkage = Shrinkage.of(new long[][] {{20, 24, 22}, {9, 7, 12}, {40, 50, 38}}, null);
        Spread spread = STUDY.reduction().spread();
        CountFit fit = MODEL.fit();
        ChangeDate change =
                ChangeDate.of(Operation.in("a").active("2016").withdrawn("2017"), COUNTS, CountSeries.Step.MONTHS);
        Dose.Entry hours = new Dose.Entry("June 2016", 3, 30, 100.0, null);
        ShareLost.Rate rate = ShareLost.Rate.of(46, 366, 1);
        ShareLost back = ShareLost.of(rate, ShareLost.Rate.of(80, 365, 1), rate, 0.95);
        Watch watch = Watch.of(12, new long[] {9, 8, 11, 10, 9, 12}, new long[] {4, 5, 6, 4, 3, 5})
                .observe(7);
        ComparedWatch compared =
                watch.against(new long[] {20, 18, 22, 21, 19, 24}, new long[] {21, 19, 20, 22, 18, 23}, 25);
        SpikeReport spikes = SpikeReport.of(days(), LocalDate.of(2017, 11, 30));
        WithdrawalPlan plan =
                WithdrawalPlan.of(Watch.of(12, new long[] {9, 8, 11, 10, 9, 12}, new long[] {4, 5, 6, 4, 3, 5}));
        Sites sites = Sites.of(Site.of("a", STUDY.reduction()), Site.of("b", ratio));
        return List.of(
                new Expected(
                        Period.parse("2016"),
                        33,
                        48.2,
                        new Interval(0.4, 1.1, 0.95, "level in the city"),
                        Verdict.CANNOT_TELL,
                        24,
                        240,
                        5,
                        4,
                        false,
                        List.of(0.6, 1.0, 1.7),
                        0.4),
                CityLevels.of(COUNTS).withMiddles(Map.of("a", new double[] {1, 2})),
                plan,
                ratio.rateBefore(),
                plan.rebound(),
                plan.stages().get(0),
                plan.full(),
                watch.risk(),
                compared,
                watch.looks().get(0),
                new WatchPair("shots fired", watch, "shootings", watch),
                Watches.of(Map.of("a", watch), 0.1),
                spikes,
                spikes.rows().get(0),
                watch,
                rate,
                back,
                ratio,
                ratio.interval(0.95),
                RatioOfRatios.of(1, 2, 3, 4),
                difference,
                difference.local(),
                STUDY,
                STUDY.answers(),
                STUDY.answers().reduction(),
                STUDY.answers().otherStarts(),
                new Reason.NotAsked("no ring"),
                new Reason.NotCovered(Period.parse("2019"), COUNTS.coverage(), "not counted"),
                new Reason.TooFew(5, 6, "only 5"),
                new Reason.BreakBetween(
                        Period.parse("2015"),
                        Period.parse("2016"),
                        RecordingBreak.on(LocalDate.of(2016, 1, 1), "NIBRS"),
                        "a break"),
                new Reason.Withheld(0.9, 0.8, -3, 4, "withheld"),
                STUDY.located(),
                STUDY.reduction(),
                spread,
                spread.dispersion(),
                STUDY.net(),
                STUDY.net().benchmarks().get(0),
                STUDY.net().now(),
                STUDY.displacement().get(0),
                STUDY.weightedDisplacement(),
                standing,
                standing.entries().get(0),
                standing.readings().get(0),
                standing.low().orElseThrow(),
                STUDY.statement(),
                STUDY.placebo(List.of("c", "d")),
                STUDY.placebo(List.of("c", "d")).focus(),
                STUDY.startingAt("2016-02-01").get(0),
                Comparison.candidates(Operation.in("a").active("2016"), COUNTS, List.of("b"))
                        .get(0),
                share,
                share.years().get(0),
                table,
                table.rows().get(0),
                shrinkage,
                MODEL,
                fit,
                new Power.Chance(0.8, 2_000),
                fit.residuals(),
                new Residuals.Influence("2014-02", 9, 4.5, 0.1),
                STUDY.course(),
                STUDY.course().months().get(0),
                watch.looks().get(0),
                change,
                change.set(),
                change.starts().get(0),
                hours,
                new Dose(List.of(hours)),
                Decay.of(Operation.in("a").active("2016"), COUNTS, CountSeries.Step.MONTHS),
                sites,
                sites.sites().get(0),
                sites.pooled(),
                sites.heterogeneity(0.95).orElseThrow(),
                sites.leaveOneOut().get(0),
                sites.forest(0.95).get(0));
    }

    @Test
    void everyExampleComesBackSayingTheSame() {
        for (Serializable value : examples()) {
            Object back = Copies.of(value);
            if (value instanceof Record) {
                assertThat(back).isEqualTo(value).hasSameHashCodeAs(value);
            }
            assertThat(back).hasToString(value.toString());
        }
        CountModel back = Copies.of(MODEL);
        assertThat(back.fit().estimate("tt")).isEqualTo(MODEL.fit().estimate("tt"));
    }

    @Test
    void everyPublicValueHasAnExample() throws IOException, URISyntaxException, ClassNotFoundException {
        Set<String> shown = examples().stream()
                .map(value -> value.getClass().getName())
                .collect(Collectors.toCollection(TreeSet::new));
        Path classes = Path.of(
                Study.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Set<String> missing = new TreeSet<>();
        for (String room : List.of("", "/design", "/inference", "/model", "/pool", "/report", "/watch")) {
            try (Stream<Path> files = Files.list(classes.resolve("psp/stats" + room))) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".class")).toList()) {
                    Class<?> type = Class.forName("psp.stats" + room.replace('/', '.') + '.'
                            + file.getFileName().toString().replace(".class", ""));
                    boolean value = Modifier.isPublic(type.getModifiers())
                            && !type.isEnum()
                            && !type.isInterface()
                            && (type.getSuperclass() == null
                                    || !type.getSuperclass().isEnum())
                            && (type.isRecord()
                                    || type.getConstructors().length > 0
                                    || Serializable.class.isAssignableFrom(type));
                    if (value && !shown.contains(type.getName())) {
                        missing.add(type.getName());
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
    }
}
