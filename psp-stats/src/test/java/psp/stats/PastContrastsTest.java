package psp.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import psp.core.Period;
import psp.stats.inference.Interval;
import psp.stats.inference.RatioOfRatios;
import psp.stats.inference.Verdict;

class PastContrastsTest {

    /** April to December of 2005 to 2016, police records; sources are named in true-monthly-totals.csv. */
    private static final long[] CORRIDOR = {554, 783, 671, 739, 575, 605, 532, 666, 633, 640, 691, 559};

    private static final long[] CITY = {4996, 6595, 6014, 5827, 5178, 4969, 4932, 5895, 5879, 6384, 6768, 6160};
    private static final long[] RINGS = {784, 1095, 856, 976, 855, 824, 792, 980, 939, 990, 987, 898};

    private static PastContrasts of(long[] focus, long[] comparison) {
        List<YearCount> all = years(focus, comparison);
        return PastContrasts.of("rest", all.subList(0, all.size() - 1), all.get(all.size() - 1));
    }

    private static List<YearCount> years(long[] focus, long[] comparison) {
        return IntStream.range(0, focus.length)
                .mapToObj(
                        i -> new YearCount(Period.parse("2005-04-01/2006-01-01").plusYears(i), focus[i], comparison[i]))
                .toList();
    }

    private static long[] rest(boolean withRings) {
        return IntStream.range(0, CITY.length)
                .mapToLong(i -> CITY[i] - CORRIDOR[i] - (withRings ? 0 : RINGS[i]))
                .toArray();
    }

    @Test
    void theContrastsOfTenQuietYearPairsSwingMoreThanPoisson() {
        PastContrasts net = of(CORRIDOR, rest(true));
        double[] z = {1.31, -1.26, 2.56, -2.55, 1.68, -2.17, 0.84, -0.92, -1.35, 0.35};
        assertThat(net.z()).hasSize(10);
        for (int i = 0; i < z.length; i++) {
            assertThat(net.z()[i]).isCloseTo(z[i], within(0.005));
        }
        assertThat(net.phi().orElseThrow()).isCloseTo(2.733311894998327, within(1e-12));
        assertThat(net.poisson().estimate()).isCloseTo(0.8777228895708359, within(1e-12));
        assertThat(net.poisson().interval(0.95).lo()).isCloseTo(0.780608, within(1e-6));
    }

    @Test
    void threeReadingsOfTheCityLessTheFocus() {
        PastContrasts net = of(CORRIDOR, rest(true));
        reading(net, Benchmark.Kind.LAST_YEAR, 0.8777228895708359, 0.7041191749117925, 1.0941293723084422);
        reading(net, Benchmark.Kind.ALL_YEARS, 0.7933087543631412, 0.6591953220575217, 0.9547075937748877);
        reading(net, Benchmark.Kind.DRIFT, 0.867401833368901, 0.7265063738958047, 1.0356219402414184);
        assertThat(net.toString())
                .startsWith("we can't say: about ")
                .contains(" fewer than expected from its own level (");
        assertThat(net.toString().substring(0, 72)).contains("we can't say", "fewer");
    }

    @Test
    void threeReadingsOfTheCityLessFocusAndRings() {
        PastContrasts net = of(CORRIDOR, rest(false));
        assertThat(net.phi().orElseThrow()).isCloseTo(3.549560091394548, within(1e-12));
        reading(net, Benchmark.Kind.LAST_YEAR, 0.8755411531820838, 0.6795250186125418, 1.1281002022274398);
        reading(net, Benchmark.Kind.ALL_YEARS, 0.7752926787818413, 0.6299115520583556, 0.9542272019120533);
        reading(net, Benchmark.Kind.DRIFT, 0.8529512518504552, 0.6953179619614952, 1.046321075872835);
        assertThat(net.verdict()).isEqualTo(Verdict.CANNOT_TELL);
    }

    private static void reading(PastContrasts net, Benchmark.Kind kind, double ratio, double lo, double hi) {
        Benchmark reading = net.benchmark(kind).orElseThrow();
        assertThat(reading.ratio()).as("%s", kind).isCloseTo(ratio, within(1e-12));
        assertThat(reading.interval().lo()).as("%s", kind).isCloseTo(lo, within(1e-9));
        assertThat(reading.interval().hi()).as("%s", kind).isCloseTo(hi, within(1e-9));
        assertThat(reading.assumes()).startsWith("that ");
    }

    @Test
    void oneReadingDecidesAndTheOthersStandBesideItWithoutVerdicts() {
        long[] focus = CORRIDOR.clone();
        focus[11] = 300;
        PastContrasts net = of(focus, rest(true));
        assertThat(net.verdict()).isEqualTo(Verdict.BELOW);
        assertThat(net.reasons()).startsWith("below, by how its own level moves; ");
        assertThat(net.benchmarks())
                .filteredOn(net::decides)
                .singleElement()
                .satisfies(only -> assertThat(only.kind()).isEqualTo(Benchmark.Kind.CITY));
        assertThat(net.asTable().rows())
                .hasSize(6)
                .filteredOn(row -> row.get(7) != null)
                .hasSize(1);
        focus[11] = 1300;
        assertThat(of(focus, rest(true)).verdict()).isEqualTo(Verdict.ABOVE);
        assertThat(net.sealed(Benchmark.Kind.DRIFT)
                        .decides(net.benchmark(Benchmark.Kind.DRIFT).orElseThrow()))
                .isTrue();
    }

    @Test
    void oneIncidentAfterYearsWithoutAnyIsNoRise() {
        PastContrasts net = of(new long[] {0, 0, 0, 0, 0, 0, 1}, new long[] {900, 950, 1000, 980, 1010, 990, 1000});
        assertThat(net.phi().orElseThrow()).isLessThan(0.01);
        assertThat(net.verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(net.benchmarks()).extracting(Benchmark::verdict).containsOnly(Verdict.CANNOT_TELL);
        assertThat(net.benchmark(Benchmark.Kind.LAST_YEAR)
                        .orElseThrow()
                        .interval()
                        .method())
                .contains("taken as 1", "one half added to each count");
        assertThat(net.benchmark(Benchmark.Kind.DRIFT).orElseThrow().interval().method())
                .contains("no narrower than Poisson", "one half added to each count");
    }

    @Test
    void aPastWithoutAnySwingIsNoCertainty() {
        PastContrasts calm = of(new long[] {10, 10, 10, 10, 10, 10, 11}, new long[] {99, 99, 99, 99, 99, 99, 99});
        assertThat(calm.verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(of(new long[7], new long[7]))
                .hasToString(
                        "we can't say: about what was expected from last year's course of rest (too few earlier years for a range); nothing was counted in rest to say what was to be expected");
    }

    @Test
    void fewEarlierYearsAreSaidToBeTooFew() {
        PastContrasts net = of(new long[] {40, 43, 41, 80}, new long[] {400, 390, 410, 400});
        assertThat(net.phi()).isEmpty();
        assertThat(net.benchmarks()).extracting(Benchmark::hasRange).containsExactly(false, true);
        assertThat(net.benchmarks().get(0)).hasToString("about 40 more than expected from last year's course of rest");
        assertThat(net.verdict()).isEqualTo(Verdict.ABOVE);
        assertThat(net.detectableRise()).isBetween(0.5, 1.2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> net.sealed(Benchmark.Kind.LAST_YEAR))
                .withMessage("The benchmark LAST_YEAR needs more than three years; those there are [LAST_YEAR, CITY]");
    }

    @Test
    void yearsLeftOutBeforeNowWidenTheContrasts() {
        List<YearCount> all = years(CORRIDOR, rest(true));
        PastContrasts net = PastContrasts.of("rest", all.subList(0, 10), all.get(11));
        assertThat(net.z()).hasSize(8);
        RatioOfRatios first = RatioOfRatios.of(554, 671, 4442, 5343);
        assertThat(net.z()[0]).isCloseTo(first.z(), within(1e-12));
        Benchmark reading = net.benchmark(Benchmark.Kind.LAST_YEAR).orElseThrow();
        assertThat(reading.name()).isEqualTo("the course of rest since 2014");
        assertThat(reading.interval().method()).startsWith("t of 4 earlier contrasts");
    }

    @Test
    void anAreaPickedWhenItWasHighComesDownByItself() {
        PastContrasts net = of(new long[] {50, 48, 52, 49, 80, 60}, new long[] {900, 900, 900, 900, 900, 900});
        assertThat(net.expectedAnyway().orElseThrow()).isBetween(5.0, 30.0);
        assertThat(net.data()).containsKey("expectedAnyway");
        assertThat(of(new long[] {50, 90, 52, 49, 80, 60}, new long[] {900, 900, 900, 900, 900, 900})
                        .expectedAnyway())
                .isEmpty();
    }

    @Test
    void windowsLongerThanAYearAreCalledWindows() {
        List<YearCount> all = IntStream.range(0, 7)
                .mapToObj(
                        i -> new YearCount(Period.parse("2003-01-01/2004-07-01").plusYears(2 * i), 100 + i % 3, 1000))
                .toList();
        PastContrasts net = PastContrasts.of("rest", all.subList(0, 6), all.get(6));
        assertThat(net.z()).hasSize(5);
        assertThat(net.benchmark(Benchmark.Kind.ALL_YEARS).orElseThrow().name()).isEqualTo("the mean of six windows");
    }

    @Test
    void refusesWindowsThatAreNoSeries() {
        YearCount q = new YearCount(Period.parse("2005-Q1"), 5, 50);
        YearCount y2000 = new YearCount(Period.ofYear(2000), 5, 50);
        YearCount y2001 = new YearCount(Period.ofYear(2001), 5, 50);
        YearCount y2003 = new YearCount(Period.ofYear(2003), 5, 50);
        YearCount y2010 = new YearCount(Period.ofYear(2010), 5, 50);
        refused("There is no earlier year to compare 2010-01-01/2011-01-01 with; give counts of at least one", y2010);
        refused(
                "The windows 2005-01-01/2005-04-01 and 2010-01-01/2011-01-01 are of different calendar days; compare"
                        + " the same window of each year",
                y2000,
                q,
                y2010);
        refused(
                "The window 2000-01-01/2001-01-01 does not come after 2001-01-01/2002-01-01; give the earliest first,"
                        + " without common days",
                y2001,
                y2000,
                y2010);
        refused(
                "From 2001-01-01/2002-01-01 to 2003-01-01/2004-01-01 it is two years, between the first two windows one"
                        + " year; give every year, or only those after the gap",
                y2000,
                y2001,
                y2003,
                y2010);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new YearCount(Period.ofYear(2000), -1, 5))
                .withMessage("The count of the focus must be from 0 to 2^50, not -1");
        assertThatNullPointerException()
                .isThrownBy(() -> PastContrasts.of("rest", null, y2010))
                .withMessage("past");
        assertThatNullPointerException()
                .isThrownBy(() -> of(CORRIDOR, CITY).sealed(null))
                .withMessage("kind");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(CORRIDOR, CITY).level(Double.NaN))
                .withMessageStartingWith("The level must be between 0 and 1, not NaN");
    }

    private static void refused(String message, YearCount... years) {
        List<YearCount> all = List.of(years);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PastContrasts.of("rest", all.subList(0, all.size() - 1), all.get(all.size() - 1)))
                .withMessage(message);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void verdictsFollowFromTheReadings(long seed) {
        Random random = new Random(seed);
        for (int trial = 0; trial < 400; trial++) {
            int n = 2 + random.nextInt(12);
            double mean = StrictMath.exp(random.nextDouble() * 7 - 1);
            long[] focus = random.doubles(n).mapToLong(d -> (long) (mean * d)).toArray();
            long[] comparison =
                    random.doubles(n).mapToLong(d -> (long) (8 * mean * d)).toArray();
            PastContrasts net = of(focus, comparison);
            String at = "seed " + seed + " trial " + trial + ": " + net.past() + net.now();
            for (Benchmark y : net.benchmarks()) {
                Interval range = y.interval();
                if (range == null) {
                    continue;
                }
                assertThat(range.lo()).as(at).isLessThanOrEqualTo(y.ratio());
                assertThat(range.hi()).as(at).isGreaterThanOrEqualTo(y.ratio());
                assertThat(y.verdict())
                        .as(at)
                        .isEqualTo(
                                range.hi() < 1 ? Verdict.BELOW : range.lo() > 1 ? Verdict.ABOVE : Verdict.CANNOT_TELL);
                assertThat(y.toString()).as(at).doesNotContain("NaN").doesNotContain("Infinity");
                assertThat(net.level(0.99)
                                .benchmark(y.kind())
                                .orElseThrow()
                                .interval()
                                .hi())
                        .as(at)
                        .isGreaterThanOrEqualTo(range.hi());
            }
            assertThat(net.verdict())
                    .as(at)
                    .isEqualTo(net.expected().map(Expected::verdict).orElse(Verdict.CANNOT_TELL));
            assertThat(net.toString()).as(at).doesNotContain("NaN").doesNotContain("Infinity");
            assertThat(Copies.of(net))
                    .as(at)
                    .isEqualTo(net)
                    .hasSameHashCodeAs(net)
                    .hasToString(net.toString());
        }
    }

    @Test
    void theRangeIsNeverNarrowerThanPoisson() {
        Random random = new Random(7);
        for (int trial = 0; trial < 500; trial++) {
            PastContrasts net = of(
                    random.longs(8, 30, 33).toArray(), random.longs(8, 300, 310).toArray());
            Interval poisson = net.poisson().interval(0.95);
            Interval range =
                    net.benchmark(Benchmark.Kind.LAST_YEAR).orElseThrow().interval();
            assertThat(range.lo()).as("seed 7 trial %s", trial).isLessThan(poisson.lo());
            assertThat(range.hi()).as("seed 7 trial %s", trial).isGreaterThan(poisson.hi());
        }
    }

    @Test
    void saysTheSameInEveryLocale() {
        Locale before = Locale.getDefault();
        String here = of(CORRIDOR, rest(true)).benchmarks().toString();
        try {
            for (String tag : List.of("de-DE", "tr-TR", "ar-EG", "hi-IN-u-nu-deva")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                assertThat(of(CORRIDOR, rest(true)).benchmarks()).as(tag).hasToString(here);
            }
        } finally {
            Locale.setDefault(before);
        }
    }
}
