package psp.stats.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import psp.core.Finding;
import psp.core.Table;
import psp.stats.Reduction;
import psp.stats.inference.Dispersion;
import psp.stats.inference.Interval;
import psp.stats.inference.Rate;
import psp.stats.inference.RateRatio;
import psp.stats.inference.Spread;
import psp.stats.inference.Verdict;

/** Several sites pooled: texts, edges, refusals, and what must hold whatever the counts. */
class SitesTest {

    private static final Sites FIVE = sites(412, 301, 230, 190, 96, 70, 510, 420, 150, 121);
    private static final Sites APART = sites(31, 31, 18, 1, 77, 221, 29, 33, 80, 9, 0, 9);

    private static Sites sites(long... counts) {
        List<Site> sites = new ArrayList<>();
        for (int i = 0; i < counts.length; i += 2) {
            sites.add(Site.of(
                    "site " + (1 + i / 2), RateRatio.of(Rate.of(counts[i], 365), Rate.of(counts[i + 1], 365))));
        }
        return Sites.of(sites);
    }

    private static Site scattered(String name, long before, long after, double phi) {
        return Site.of(
                name,
                new Reduction(
                        name,
                        "2015",
                        "2016",
                        RateRatio.of(Rate.of(before, 365), Rate.of(after, 365)),
                        true,
                        new Spread(Math.log((double) after / before), 0.2, 22, Dispersion.given(phi))));
    }

    @Test
    void theAnswerStandsInTheFirstCharacters() {
        assertThat(FIVE)
                .hasToString(
                        "296 fewer at 5 sites: 1,398 to 1,102, on average 21 % lower (30 % to 12 % lower);"
                                + " a next site: 40 % lower to 2 % higher; tau 0.00, 0 % of the scatter between sites (0 to 72)");
        assertThat(FIVE.toString().substring(0, 72))
                .isEqualTo("296 fewer at 5 sites: 1,398 to 1,102, on average 21 % lower (30 % to 12 ");
        assertThat(FIVE.verdict()).isEqualTo(Verdict.BELOW);
        assertThat(APART.toString()).startsWith("we can't say: 69 more at 6 sites: 235 to 304, on average ");
        assertThat(APART.verdict()).isEqualTo(Verdict.CANNOT_TELL);
    }

    @Test
    void theStatementSaysWhatCannotBeTold() {
        assertThat(FIVE.statement().findings())
                .extracting(Finding::sentence)
                .containsExactly(
                        "Pooled: 5 sites (site 1, site 2, site 3, site 4, site 5).",
                        "1,398 to 1,102 in all (296 fewer): 21 % lower (30 % to 12 % lower).",
                        "Each by itself: below at 2, above at 0, we can't say at 3.",
                        "At a next site: 40 % lower to 2 % higher; tau 0.00, 0 % of the scatter between sites (0 to 72).",
                        "Without any one of them the verdict is the same.");
        assertThat(FIVE.statement().doubts())
                .containsExactly(
                        "whether what was done caused the changes, for what fell elsewhere too is not taken off",
                        "how far the counts at all sites scatter beyond Poisson ones, which was assumed",
                        "whether all counted alike, or were chosen when high, so that part of the fall came by itself",
                        "whether studies that saw no fall were left out");
        Sites hanging = sites(100, 80, 90, 75, 120, 95, 80, 62, 300, 150);
        assertThat(hanging.statement().findings())
                .extracting(Finding::sentence)
                .anyMatch(text -> text.startsWith("It hangs on "));
    }

    @Test
    void unequalExposuresAreCountedByEachSitesOwnRate() {
        Sites sites = Sites.of(
                Site.of("a", RateRatio.of(Rate.of(100, 365), Rate.of(40, 182.5))),
                Site.of("b", RateRatio.of(Rate.of(60, 30), Rate.of(118, 60))));
        assertThat(sites.difference()).isCloseTo(-10 - 2, within(1e-12));
        assertThat(sites.before()).isEqualTo(160);
        assertThat(sites.after()).isEqualTo(158);
        assertThat(sites.pooled(PoolingMethod.COUNTS_FIXED, PoolingLimits.NORMAL)
                        .estimate()
                        .orElseThrow())
                .isBetween(0.8, 118 / 120.0);
    }

    @Test
    void nothingAtAll() {
        Sites none = sites(0, 0, 0, 0);
        assertThat(none).hasToString("nothing counted at 2 sites, before or after: no ratio");
        assertThat(none.heterogeneity(0.95)).isEmpty();
        assertThat(none.verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(none.prediction(0.95).lo()).isZero();
        assertThat(none.prediction(0.95).hi()).isInfinite();
        for (PoolingMethod method : PoolingMethod.values()) {
            Pooled pooled = none.pooled(method, PoolingLimits.HARTUNG_KNAPP);
            assertThat(pooled.estimate()).isEmpty();
            assertThat(pooled.logEstimate()).isEmpty();
            assertThat(pooled.pValue()).isEqualTo(1);
            assertThat(pooled.sites()).isZero();
            assertThat(pooled).hasToString("no incident at any site: no ratio");
        }
        assertThat(none.statement().paragraph()).contains("Nothing was counted at site 1, site 2, before or after");
        assertThat(none.statement().doubts()).startsWith("by how much it changed, for there is nothing to compare");
    }

    @Test
    void oneSiteIsToldAsItIs() {
        Sites one = sites(10, 5);
        assertThat(one)
                .hasToString(
                        "one site, nothing to pool: 5 fewer: 10 to 5 in the same 365 days, 50 % lower (too few for a range that helps)");
        RateRatio own = RateRatio.of(Rate.of(10, 365), Rate.of(5, 365));
        assertThat(one.pooled().interval(0.9).lo()).isEqualTo(own.interval(0.9).lo());
        assertThat(one.pooled().pValue()).isEqualTo(own.pValue());
        assertThat(one.leaveOneOut()).isEmpty();
        assertThat(one.heterogeneity(0.95)).isEmpty();
        assertThat(one.statement().findings())
                .extracting(Finding::sentence)
                .containsExactly(
                        "One site, nothing to pool: site 1.",
                        "10 to 5 in all (5 fewer): 50 % lower (too few for a range that helps).");
        assertThat(sites(4, 3, 0, 0))
                .hasToString("we can't say: 1 fewer at 2 sites: 4 to 3, on average 25 % lower (too few for a range that"
                        + " helps); a next site: we can't say; one site alone had incidents");
        assertThat(sites(4, 0, 0, 0).pooled().estimate()).hasValue(0);
        assertThat(sites(0, 4, 0, 0).pooled().estimate()).hasValue(Double.POSITIVE_INFINITY);
    }

    @Test
    void twoSitesSayNothingOfAThird() {
        Sites two = sites(1000, 700, 800, 560);
        assertThat(two.prediction(0.95).hi()).isInfinite();
        assertThat(two.pooled().prediction(0.95).hi()).isInfinite();
        assertThat(two.heterogeneity(0.95).orElseThrow().freedom()).isEqualTo(1);
        assertThat(two.statement().findings())
                .extracting(Finding::sentence)
                .contains("Each by itself: below at 2, above at 0, we can't say at 0.");
        assertThat(two.pooled(PoolingMethod.COUNTS_FIXED, PoolingLimits.NORMAL)
                        .interval(0.95)
                        .hi())
                .isLessThan(0.76);
    }

    @Test
    void nothingAfterAnywhereHasALimitThatIsNotDropped() {
        Sites none = sites(5, 0, 3, 0, 0, 0);
        Pooled exact = none.pooled(PoolingMethod.COUNTS_FIXED, PoolingLimits.NORMAL);
        assertThat(exact.estimate()).hasValue(0);
        assertThat(exact.interval(0.95).lo()).isZero();
        assertThat(exact.interval(0.95).hi())
                .isCloseTo(
                        RateRatio.of(Rate.of(8, 1), Rate.of(0, 1))
                                .interval(0.95)
                                .hi(),
                        within(1e-10));
        assertThat(exact.pValue()).isCloseTo(2 * Math.pow(0.5, 8), within(1e-15));
        assertThat(none.pooled().interval(0.95).hi()).isGreaterThan(1000);
        assertThat(none.pooled().pValue()).isGreaterThan(0.05);
        assertThat(none.toString()).contains("how far the sites differ we can't say");
        Sites many = sites(5, 0, 3, 0, 9, 0, 4, 0, 6, 0, 0, 0);
        assertThat(many.verdict()).isEqualTo(Verdict.BELOW);
        assertThat(many)
                .hasToString(
                        "27 fewer at 6 sites: 27 to 0, on average 100 % lower (at least 85 % lower); a next site: we can't say; how far the sites differ we can't say");
        Pooled up = sites(0, 5, 0, 3, 0, 9, 0, 4, 0, 6).pooled();
        assertThat(up.estimate()).hasValue(Double.POSITIVE_INFINITY);
        assertThat(up.interval(0.95).lo())
                .isCloseTo(1 / many.pooled().interval(0.95).hi(), within(1e-9));
        assertThat(up.interval(0.95).hi()).isInfinite();
        assertThat(up.pValue()).isCloseTo(many.pooled().pValue(), within(1e-12));
    }

    @Test
    void limitsLeaveOutOneExactlyWhenPSaysSo() {
        for (Sites sites :
                List.of(FIVE, APART, sites(9, 2, 8, 2, 11, 3), sites(5, 0, 3, 0, 9, 0), sites(7, 1, 0, 0, 5, 2))) {
            for (PoolingMethod method : PoolingMethod.values()) {
                for (PoolingLimits error : PoolingLimits.values()) {
                    Pooled pooled = sites.pooled(method, error);
                    double p = pooled.pValue();
                    assertThat(p).isBetween(0.0, 1.0);
                    if (p > 1e-9 && p < 0.99) {
                        assertThat(pooled.interval(1 - p * 1.001).contains(1))
                                .as("%s", pooled)
                                .isFalse();
                        assertThat(pooled.interval(1 - p * 0.999).contains(1))
                                .as("%s", pooled)
                                .isTrue();
                    }
                }
            }
        }
    }

    @Test
    void identicalSitesDoNotDifferAndAreNamed() {
        Sites same = sites(10, 5, 10, 5, 10, 5);
        assertThat(same.pooled().tau()).isZero();
        Heterogeneity differing = same.heterogeneity(0.95).orElseThrow();
        assertThat(differing.q()).isCloseTo(0, within(1e-25));
        assertThat(differing.tau2Range().hi()).isZero();
        assertThat(differing.pValue()).isEqualTo(1);
        assertThat(same.toString()).endsWith("tau 0.00, more alike than chance would have it");
        assertThat(same.statement().doubts())
                .contains("whether site 1, site 2, site 3 are 3 studies, for their counts are the" + " same");
        Pooled unguarded = same.pooled(PoolingMethod.COUNTS, PoolingLimits.HARTUNG_KNAPP);
        assertThat(unguarded.interval(0.95).hi())
                .as("of sites exactly alike the squares say nothing: no range of width 0")
                .isCloseTo(same.pooled().interval(0.95).hi(), within(1e-12));
        assertThat(same.pooled().interval(0.95).hi()).isGreaterThan(1);
        assertThat(sites(5, 5, 5, 5)
                        .pooled(PoolingMethod.REML, PoolingLimits.HARTUNG_KNAPP)
                        .pValue())
                .isEqualTo(1);
    }

    @Test
    void hugeAndTinySitesPoolAsTheirNormalLogRatiosDo() {
        long huge = 1_000_000_000;
        Sites far = sites(huge, 900_000_000, huge, 1_100_000_000, 3, 5);
        Pooled pooled = far.pooled();
        assertThat(pooled.tau())
                .as("REML of metafor 3.8-1, but for the small site")
                .isCloseTo(0.13998, within(1e-4));
        assertThat(pooled.estimate().orElseThrow()).isCloseTo(1.0040, within(1e-3));
        assertThat(far.prediction(0.95).lo()).isBetween(0.01, 0.7);
        assertThat(far.prediction(0.95).hi()).isBetween(1.4, 100.0);
        assertThat(far.toString()).contains(" 2 more at 3 sites: 2,000,000,003 to 2,000,000,005, ");
        long most = 1L << 50;
        Sites largest = sites(most, most / 2, most, most, most / 2, most);
        assertThat(largest.pooled().tau()).isCloseTo(Math.log(2), within(1e-9));
        assertThat(largest.pooled().interval(0.95).hi()).isCloseTo(5.595, within(1e-3));
        assertThat(largest.leaveOneOut()).hasSize(3);
        assertThat(largest.toString()).contains("tau 0.69, 100 % of the scatter between sites (100 to 100)");
        assertThat(sites(1, 0, 0, 1, 1, 0).toString())
                .as("not a great tau and no scatter at once")
                .endsWith("; how far the sites differ we can't say of so few incidents");
    }

    @Test
    void ofOneIncidentASiteMeanAndTauCannotBeToldApart() {
        Sites ones = sites(1, 0, 1, 0, 0, 1);
        for (PoolingMethod method : PoolingMethod.values()) {
            for (PoolingLimits limits : PoolingLimits.values()) {
                assertThat(ones.pooled(method, limits).interval(0.95).contains(0.5))
                        .as("%s %s", method, limits)
                        .isTrue();
            }
        }
        assertThat(ones.pooled(PoolingMethod.COUNTS_ML, PoolingLimits.NORMAL).tau())
                .isZero();
        assertThat(ones.pooled(PoolingMethod.COUNTS_ML, PoolingLimits.NORMAL)
                        .logEstimate()
                        .orElseThrow())
                .isCloseTo(Math.log(0.5), within(1e-12));
        assertThat(ones.verdict()).isEqualTo(Verdict.CANNOT_TELL);
    }

    /** Few incidents at every site, and halves of years: whatever comes, no number is none. */
    @Test
    void fewIncidentsNeverEndInNoNumber() {
        long seed = 20181;
        SplittableRandom random = new SplittableRandom(seed);
        for (int trial = 0; trial < 40; trial++) {
            List<Site> few = new ArrayList<>();
            int size = 2 + random.nextInt(4);
            for (int i = 0; i < size; i++) {
                few.add(Site.of(
                        "s" + i,
                        RateRatio.of(
                                Rate.of(random.nextInt(3), 365),
                                Rate.of(random.nextInt(3), i % 2 == 0 ? 365 : 182.5))));
            }
            Sites sites = Sites.of(few);
            assertThat(sites.toString()).as("seed %d, trial %d", seed, trial).doesNotContain("NaN");
            sites.byMethod()
                    .forEach(pooled ->
                            assertThat(pooled.pValue()).as("%s", pooled).isBetween(0.0, 1.0));
        }
    }

    @Test
    void sitesThatContradictEachOtherEndAtTheGreatestTau() {
        Sites contrary = sites(10, 0, 0, 10, 5, 5);
        assertThat(contrary.pooled().tau()).isEqualTo(5);
        assertThat(contrary)
                .hasToString(
                        "we can't say: no difference at 3 sites: 15 to 15, on average unchanged (too few for a range that helps); a next site: too few for a range that helps; tau 5 or more, roughly 83 % of the scatter between sites (24 to 100)");
        assertThat(contrary.heterogeneity(0.95).orElseThrow().halved()).isEqualTo(2);
        assertThat(sites(1_000_000, 1, 1, 1_000_000, 5, 5)
                        .pooled()
                        .interval(0.95)
                        .contains(1))
                .isTrue();
    }

    @Test
    void largeCountsArePooledAsNormalOnes() {
        Sites large = sites(100_000, 90_000, 1_000_000, 930_000, 50_000, 43_000, 30_000, 27_000);
        Pooled counts = large.pooled();
        Pooled normal = large.pooled(PoolingMethod.REML, PoolingLimits.HARTUNG_KNAPP_GUARDED);
        assertThat(counts.tau()).isCloseTo(normal.tau(), within(1e-5));
        assertThat(counts.logEstimate().orElseThrow())
                .isCloseTo(normal.logEstimate().orElseThrow(), within(1e-5));
        assertThat(counts.standardError()).isCloseTo(normal.standardError(), within(1e-5));
        assertThat(large.prediction(0.95).lo()).isBetween(0.6, 0.8);
    }

    @Test
    void neitherOrderNorDirectionMatters() {
        List<Site> turned = new ArrayList<>(APART.sites());
        Collections.reverse(turned);
        Pooled pooled = APART.pooled();
        assertThat(Sites.of(turned).pooled().interval(0.95).lo())
                .isCloseTo(pooled.interval(0.95).lo(), within(1e-10));
        Sites exchanged = Sites.of(APART.sites().stream()
                .map(site -> Site.of(site.name(), site.reduction().ratio().exchanged()))
                .toList());
        assertThat(exchanged.pooled().logEstimate().orElseThrow())
                .isCloseTo(-pooled.logEstimate().orElseThrow(), within(1e-10));
        assertThat(exchanged.pooled().tau()).isCloseTo(pooled.tau(), within(1e-10));
        assertThat(exchanged.prediction(0.95).lo() * APART.prediction(0.95).hi())
                .isCloseTo(1, within(1e-9));
    }

    @Test
    void aSiteThatScattersMoreCountsForLess() {
        Sites even = Sites.of(scattered("a", 100, 80, 1), scattered("b", 100, 50, 1), scattered("c", 100, 70, 1));
        Sites uneven = Sites.of(scattered("a", 100, 80, 1), scattered("b", 100, 50, 4), scattered("c", 100, 70, 1));
        assertThat(uneven.forest(0.95).get(1).phi()).isEqualTo(4);
        assertThat(uneven.forest(0.95).get(1).weight())
                .isLessThan(even.forest(0.95).get(1).weight());
        assertThat(uneven.pooled().estimate().orElseThrow())
                .isGreaterThan(even.pooled().estimate().orElseThrow());
        assertThat(scattered("a", 100, 80, 0.5).phi())
                .as("no narrower than Poisson")
                .isEqualTo(1);
        assertThat(uneven.statement().doubts()).noneMatch(doubt -> doubt.contains("Poisson"));
        Sites mixed = uneven.with(Site.of("d", RateRatio.of(Rate.of(9, 1), Rate.of(8, 1))));
        assertThat(mixed.statement().doubts())
                .contains("how far the counts at d scatter beyond Poisson ones, which was assumed"
                        + " (where it could be told, the variance is 1.0 to 4.0 times that)");
    }

    @Test
    void anotherSeasonAtOneSiteIsNoVerdict() {
        Site mixed = Site.of(
                "spring",
                Reduction.poisson("a", "winter", "spring", RateRatio.of(Rate.of(100, 90), Rate.of(60, 91)), false));
        Sites sites = FIVE.with(mixed);
        assertThat(sites.pooled().interval(0.95).hi()).isLessThan(1);
        assertThat(sites.verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(sites.statement().doubts())
                .contains("what of the change at spring is the season's, for other calendar days" + " are compared");
    }

    @Test
    void leavingOneOutTellsWhatIsLeft() {
        List<Sites.Without> without = FIVE.leaveOneOut();
        assertThat(without).hasSize(5);
        assertThat(without.get(0)).hasToString("without site 1: below, 185 fewer, 19 % lower (30 % to 5 % lower)");
        Sites rest = Sites.of(FIVE.sites().subList(1, 5));
        assertThat(without.get(0).ratio()).isEqualTo(rest.pooled().estimate().orElseThrow());
        assertThat(without.get(0).range()).isEqualTo(rest.pooled().interval(0.95));
        assertThat(sites(0, 0, 5, 3).leaveOneOut().get(1))
                .hasToString("without site 2: we can't say, no difference, no ratio");
    }

    @Test
    void theForestPlot() {
        assertThat(FIVE.forestText()).isEqualTo("""
                                      before     after  ratio
                site 1                   412       301  0.73 (0.63 to 0.85)         ----o----    |
                site 2                   230       190  0.83 (0.68 to 1.01)           -----o------
                site 3                    96        70  0.73 (0.53 to 1.00)    ---------o---------
                site 4                   510       420  0.82 (0.72 to 0.94)             ---o---- |
                site 5                   150       121  0.81 (0.63 to 1.03)         -------o-------
                on average             1,398     1,102  0.79 (0.70 to 0.88)            ===O===   |
                a next site                             (0.60 to 1.02)            .................
                                                                             0.5                 1                   2
                """);
        for (Sites sites :
                List.of(APART, sites(0, 0, 0, 0), sites(0, 5, 0, 2), sites(1000, 1, 1, 1000, 5, 5), sites(1, 1))) {
            assertThat(sites.forestText().lines()).allMatch(line -> line.length() <= 110 && !line.contains("NaN"));
        }
        double weights = APART.forest(0.95).stream()
                .filter(row -> row.weight() != null)
                .mapToDouble(ForestRow::weight)
                .sum();
        assertThat(weights).isCloseTo(1, within(1e-12));
        assertThat(APART.forest(0.95).get(5)).hasToString("site 6: 9 more, 0 to 9, at least 97 % higher");
        assertThat(FIVE.forest(0.95).get(6)).hasToString("a next site: 40 % lower to 2 % higher");
    }

    @Test
    void theForestPlotIsATable() {
        Sites sites = Sites.of(
                Site.of("b", RateRatio.of(Rate.of(10, 365), Rate.of(5, 365))),
                Site.of("c", RateRatio.of(Rate.of(0, 365), Rate.of(0, 365))));
        Table table = sites.asTable();
        assertThat(table.header())
                .containsExactly(
                        "kind",
                        "site",
                        "before",
                        "days before",
                        "after",
                        "days after",
                        "difference",
                        "ratio",
                        "low",
                        "high",
                        "level",
                        "method",
                        "weight",
                        "phi");
        assertThat(table.rows().stream().map(row -> row.subList(0, 8)))
                .containsExactly(
                        Arrays.asList("site", "b", 10L, 365.0, 5L, 365.0, -5.0, 0.5),
                        Arrays.asList("site", "c", 0L, 365.0, 0L, 365.0, 0.0, null),
                        Arrays.asList("pooled", "on average", 10L, null, 5L, null, -5.0, 0.5),
                        Arrays.asList("prediction", "a next site", null, null, null, null, null, null));
        assertThat(table.rows().get(1).subList(12, 14)).containsExactly(0.0, 1.0);
        assertThat(table.rows().get(3).subList(8, 11)).containsExactly(0.0, "Infinity", 0.95);
    }

    @Test
    void methodsStandSideBySide() {
        assertThat(FIVE.byMethod()).hasSize(8).first().hasToString(FIVE.pooled().toString());
        assertThat(Table.together(FIVE.byMethod()).rows().stream().map(row -> row.get(0) + ", " + row.get(1)))
                .doesNotHaveDuplicates()
                .contains("normal log ratios, REML, Hartung-Knapp", "normal log ratios, Paule-Mandel, Hartung-Knapp");
        assertThat(sites(0, 0, 0, 0).byMethod())
                .allMatch(pooled -> pooled.asTable().rows().get(0).get(3) == null);
    }

    @Test
    void whatCannotBePooledIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sites.of())
                .withMessage("No site was given; at least one is needed, and two to pool");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FIVE.with(Site.of(" site 1 ", RateRatio.of(Rate.of(1, 1), Rate.of(1, 1)))))
                .withMessage("Two sites are called 'site 1'; a study enters once, so give each a name of its own");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Site.of(" ", RateRatio.of(Rate.of(1, 1), Rate.of(1, 1))))
                .withMessage("The site's name is blank; give it a name");
        for (double level : new double[] {Double.NaN, 0, 1, -1}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> FIVE.prediction(level))
                    .withMessageContaining("level");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> FIVE.heterogeneity(level))
                    .withMessageContaining("level");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> FIVE.forest(level))
                    .withMessageContaining("level");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> FIVE.pooled().interval(level))
                    .withMessageContaining("level");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> FIVE.pooled().prediction(level))
                    .withMessageContaining("level");
        }
        Interval range = FIVE.prediction(0.95);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Heterogeneity(Double.NaN, 1, 1, 0, range, 0, range, 1, range, 0))
                .withMessage("Q NaN on 1 degrees of freedom, p 1.0, tau² 0.0, I² 0.0, H 1.0 and 0 halves are no account"
                        + " of how sites differ");
    }
}
