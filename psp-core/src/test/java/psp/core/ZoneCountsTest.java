package psp.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Collector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import psp.core.internal.Stored;

class ZoneCountsTest {

    private static final Outcome ROBBERY = Outcome.of("robbery", "ROBBERY");
    private static final Zones ZONES = Zones.named(List.of("a", "b", "c"));
    private static final List<Place> PLACES = List.of(
            Place.in("a"),
            Place.in("b"),
            Place.in("a", "b"),
            Place.in("c"),
            Place.in("a", "b", "c"),
            Place.NO_ZONE,
            Place.NO_POSITION);

    private static Place placeOf(Incident incident) {
        return PLACES.get(Math.floorMod(incident.id().hashCode(), PLACES.size()));
    }

    private static List<Incident> random(long seed, int n) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Incident> all = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            all.add(Incident.of(
                    "id" + random.nextInt(100_000),
                    Occurrence.on(LocalDate.of(2015, 1, 1).plusDays(random.nextInt(800))),
                    random.nextInt(4) == 0 ? "THEFT" : "ROBBERY"));
        }
        return all;
    }

    private static Collector<Incident, ?, ZoneCounts> counting() {
        return ZoneCounts.counting(ROBBERY, CountHeader.of(ROBBERY, ZONES, "half-open"), ZoneCountsTest::placeOf, null);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void sameBytesInAnyOrderOfMerging(long seed) {
        List<Incident> all = random(seed, 3000);
        ZoneCounts whole = all.stream().collect(counting());
        List<ZoneCounts> parts = new ArrayList<>();
        for (int i = 0; i < all.size(); i += 277) {
            parts.add(all.subList(i, Math.min(all.size(), i + 277)).stream().collect(counting()));
        }
        Collections.shuffle(parts, new Random(seed));
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertThat(parts.stream()
                            .reduce(ZoneCounts.none(), ZoneCounts::plus)
                            .toBytes())
                    .as("seed %s", seed)
                    .isEqualTo(whole.toBytes());
            assertThat(parts.parallelStream().collect(ZoneCounts.adding()).sha256())
                    .isEqualTo(whole.sha256());
            assertThat(all.parallelStream().collect(counting()).sha256()).isEqualTo(whole.sha256());
        } finally {
            Locale.setDefault(before);
        }
        assertThat(ZoneCounts.ofBytes(whole.toBytes())).isEqualTo(whole).hasSameHashCodeAs(whole);
        assertThat(ZoneCounts.ofBytes(ZoneCounts.none().toBytes())).isEqualTo(ZoneCounts.none());
    }

    /** The constants were made on JDK 17; the same test on another JDK shows that it gives the same bytes. */
    @ParameterizedTest
    @ValueSource(strings = {"en-US", "tr-TR", "de-DE", "ar-EG", "hi-IN-u-nu-deva", "th-TH-u-ca-buddhist-nu-thai"})
    void theSameBytesOnEveryMachineInEveryLocaleAndOrder(String locale) {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(locale));
            List<Incident> all = random(1, 500);
            Collections.shuffle(all, new Random(locale.hashCode()));
            ZoneCounts counts = all.stream()
                    .collect(counting())
                    .withAsOf(LocalDate.of(2018, 3, 30))
                    .withBreaks(
                            RecordingBreak.on(LocalDate.of(2021, 1, 1), "NIBRS").in("a"));
            assertThat(counts.sha256())
                    .as("seed %s", locale.hashCode())
                    .isEqualTo("0f67e552969a33a8f52fa8871cb0c72aa4ddc1c38cb43ba0a5145bde4f81efa0");
            assertThat(counts)
                    .hasToString("366 incidents (robbery), 2015-01-01 to 2017-03-05, inferred; 3 zones, 52 without"
                            + " a position");
            assertThat(Boundary.box(-87.98, 43.06, -87.93, 43.075).version())
                    .isEqualTo("621f6623da2f8214cc521510218ca18b4a76540530fbfae7ac3ff23a21d787ee");
            assertThat(counts.header().definition()).isEqualTo("robbery: incidents with an offence among [ROBBERY]");
            assertThat(Outcome.of("i", "knife killing")
                            .hours(20, 4)
                            .dayStartsAt(6)
                            .definition())
                    .isEqualTo("i: incidents with an offence among [KNIFE KILLING], 20:00 to 04:00, days from 06:00");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void theWholeIsTheSumOfPlacesAndSetsAreExact(long seed) {
        ZoneCounts counts = random(seed, 2000).stream().collect(counting());
        long robberies = random(seed, 2000).stream()
                .filter(i -> i.offenses().contains("ROBBERY"))
                .count();
        assertThat(counts.total().count()).isEqualTo(robberies);
        assertThat(counts.notCounted()).isEqualTo(Map.of("another offence", 2000 - robberies));
        assertThat(counts.places().stream()
                        .mapToLong(p -> counts.total()
                                .minus(counts.total().minus(area(counts, p)))
                                .count())
                        .sum())
                .isEqualTo(robberies);
        AreaCounts a = counts.in("a");
        AreaCounts b = counts.in("b");
        assertThat(a.union(b).count())
                .isEqualTo(a.count() + b.count() - a.intersection(b).count());
        assertThat(a.union(b).count()).isEqualTo(counts.in("b", "a").count());
        assertThat(a.minus(b).count()).isEqualTo(a.count() - a.intersection(b).count());
        assertThat(counts.total().minus(counts.in("a", "b", "c")).count())
                .isEqualTo(counts.noZone().count() + counts.noPosition().count());
        assertThat(a.intersection(b).places()).containsExactly(Place.in("a", "b"), Place.in("a", "b", "c"));
    }

    private static AreaCounts area(ZoneCounts counts, Place place) {
        AreaCounts area = place.equals(Place.NO_ZONE)
                ? counts.noZone()
                : place.equals(Place.NO_POSITION) ? counts.noPosition() : counts.in(place.zones());
        for (Place other : counts.places()) {
            if (!other.equals(place)
                    && other.zones().containsAll(place.zones())
                    && !place.zones().isEmpty()) {
                for (String zone : other.zones()) {
                    if (!place.zones().contains(zone)) {
                        area = area.minus(counts.in(zone));
                    }
                }
            }
        }
        for (String zone : place.zones()) {
            area = area.intersection(counts.in(zone));
        }
        return area;
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7, 8})
    void splittingAPeriodSplitsItsCounts(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ZoneCounts counts = random(seed, 1000).stream().collect(counting());
        for (int i = 0; i < 200; i++) {
            LocalDate start = LocalDate.of(2015, 1, 1).plusDays(random.nextInt(300));
            LocalDate middle = start.plusDays(1 + random.nextInt(200));
            LocalDate end = middle.plusDays(1 + random.nextInt(200));
            AreaCounts a = counts.in("a");
            assertThat(a.count(Period.of(start, middle)) + a.count(Period.of(middle, end)))
                    .as("seed %s", seed)
                    .isEqualTo(a.count(Period.of(start, end)));
            assertThat(a.monthly(Period.of(start, end)).total()).isEqualTo(a.count(Period.of(start, end)));
            assertThat(a.weekly(Period.of(start, end)).total()).isEqualTo(a.count(Period.of(start, end)));
            assertThat(a.daily(Period.of(start, end)).total()).isEqualTo(a.count(Period.of(start, end)));
        }
        assertThat(counts.in("a").count(counts.coverage().span()))
                .isEqualTo(counts.in("a").count());
    }

    @Test
    void aTableAlreadyCountedEntersAtTheSameWaist() {
        ZoneCounts table = ZoneCounts.ofTable(
                "shootings",
                List.of(
                        cell("2017-10", "corridor", 3),
                        cell("2017-10", "city", 50),
                        cell("2017-11-01/2017-11-29", "corridor", 4),
                        cell("2017-11-01/2017-11-29", "city", 40),
                        cell("2017-11-29/2017-12-01", "corridor", 0),
                        cell("2017-11-29/2017-12-01", "city", 5)),
                "city");
        assertThat(table.in("corridor").countWhole(Period.parse("2017-10-01/2017-11-29")))
                .isEqualTo(7);
        assertThat(table.total().minus(table.in("corridor")).count()).isEqualTo(88);
        assertThat(table.in("corridor")
                        .monthly(Period.parse("2017-10-01/2017-12-01"))
                        .counts())
                .containsExactly(3, 4);
        assertThat(table.zones()).containsExactly("corridor");
        assertThat(table)
                .hasToString("95 incidents (shootings), 2017-10-01 to 2017-11-30, 3 periods of a table; 1 zone");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.in("corridor").count(Period.parse("2017-11-15")))
                .withMessage(
                        "The period 2017-11-15/2017-11-16 cuts 2017-11-01/2017-11-29, which the table counts as one;"
                                + " ask for whole periods of the table");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.in("city"))
                .withMessage("No zone 'city'; the zones are [corridor]");
    }

    private static ZoneCounts.Cell cell(String period, String zone, long count) {
        return new ZoneCounts.Cell(Period.parse(period), zone, count);
    }

    @Test
    void badTablesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ZoneCounts.ofTable("x", List.of()))
                .withMessage("The table has no cell; give every zone in every period, zeros included");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ZoneCounts.ofTable(
                        "x", List.of(cell("2017-10", "a", 1), cell("2017-11", "a", 1), cell("2017-10", "b", 2))))
                .withMessage(
                        "The table has no count of 'b' in 2017-11-01/2017-12-01; write 0 if there was none, or leave"
                                + " the period out for every zone");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ZoneCounts.ofTable("x", List.of(cell("2017-10", "a", 1), cell("2017-10", "a", 2))))
                .withMessage("The table has 2017-10-01/2017-11-01 of 'a' twice: 1 and 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ZoneCounts.ofTable("x", List.of(cell("2017-10", "a", 1), cell("2017-Q4", "a", 2))))
                .withMessage(
                        "The periods 2017-10-01/2017-11-01 and 2017-10-01/2018-01-01 of the table overlap; each day"
                                + " belongs to one period");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cell("2017-10", "a", -1))
                .withMessage("The count -1 of a in 2017-10-01/2017-11-01 is negative; counts are 0 or more");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cell("2017-10", "a", Long.MAX_VALUE))
                .withMessage("The count 9223372036854775807 of a in 2017-10-01/2017-11-01 is greater than 2^50; is it a"
                        + " number of incidents?");
        ZoneCounts one = ZoneCounts.ofTable("x", List.of(cell("2017-10", "a", 3)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> one.withBreaks(
                        RecordingBreak.on(LocalDate.of(2017, 10, 1), "NIBRS").in("b")))
                .withMessage("No zone 'b'; the zones are [a]");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        ZoneCounts.ofTable("x", List.of(cell("2017-10", "a", 3), cell("2017-10", "city", 2)), "city"))
                .withMessage(
                        "In 2017-10-01/2017-11-01 the zones add up to 3, more than the 2 of the whole 'city'; do they"
                                + " overlap?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ZoneCounts.ofTable("x", List.of(cell("2017-10", "city", 2)), "city"))
                .withMessage("The table has no zone beside the whole 'city'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ZoneCounts.ofTable("x", List.of(cell("2017-10", "a", 3)), "city"))
                .withMessage("No column 'city'; the columns are [a]");
    }

    @Test
    void daysNotCoveredAreUnknownAndNotZero() {
        Coverage two = Coverage.declared(Period.parse("2015-Q1"), Period.parse("2015-Q3"));
        ZoneCounts counts = random(9, 1000).stream()
                .collect(ZoneCounts.counting(
                        ROBBERY, CountHeader.of(ROBBERY, ZONES, "half-open"), ZoneCountsTest::placeOf, two));
        assertThat(counts.notCounted()).containsKey("outside the covered days");
        assertThat(counts.coverage()).hasToString("2015-01-01 to 2015-09-30, declared, 91 days missing");
        AreaCounts a = counts.in("a");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> a.count(Period.parse("2015-Q2")))
                .withMessage("No day of 2015-04-01/2015-07-01 is covered; the counts cover 2015-01-01 to 2015-09-30,"
                        + " declared, 91 days missing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> a.countWhole(Period.parse("2015-03-01/2015-05-01")))
                .withMessage(
                        "Only 31 of the 61 days of 2015-03-01/2015-05-01 are covered; the counts cover 2015-01-01 to"
                                + " 2015-09-30, declared, 91 days missing");
        CountSeries months = a.monthly(Period.parse("2015-03-10/2015-08-01"));
        assertThat(months.exposures()).containsExactly(22, 0, 0, 0, 31);
        assertThat(months.entries())
                .extracting(CountSeries.Entry::partial)
                .containsExactly(true, true, true, true, false);
        assertThat(months.whole().size()).isEqualTo(1);
        CountSeries weeks = a.weekly(Period.parse("2015-01-05/2015-01-20"));
        assertThat(weeks.entries()).extracting(CountSeries.Entry::partial).containsExactly(false, false, true);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void manyZonesInOnePassAreEachAsByItself(long seed) {
        Coverage two = Coverage.declared(Period.parse("2015-Q1"), Period.parse("2015-Q3"));
        Zones zones = Zones.named(List.of("a", "b", "c", "quiet"));
        ZoneCounts counts = random(seed, 1000).stream()
                .collect(ZoneCounts.counting(
                        ROBBERY, CountHeader.of(ROBBERY, zones, "half-open"), ZoneCountsTest::placeOf, two));
        Period span = Period.parse("2014-12-10/2015-11-05");
        PeriodCounts weeks = counts.by(span.weeks());
        assertThat(weeks).hasToString("4 zones in 48 periods, 2014-12-10 to 2015-11-04");
        for (String zone : counts.zones()) {
            CountSeries alone = counts.in(zone).weekly(span);
            assertThat(weeks.in(zone)).as("seed %s, %s", seed, zone).isEqualTo(alone.counts());
            assertThat(Arrays.stream(weeks.exposureDays()).asDoubleStream())
                    .containsExactly(Arrays.stream(alone.exposures()).boxed().toArray(Double[]::new));
            assertThat(weeks.periods())
                    .isEqualTo(alone.entries().stream()
                            .map(CountSeries.Entry::period)
                            .toList());
        }
        assertThat(counts.by(List.of()).in("a")).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> weeks.in("d"))
                .withMessage("No zone 'd'; the zones are [a, b, c, quiet]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> counts.by(List.of(Period.parse("2015"), Period.parse("2015-Q4"))))
                .withMessage("The period 2015-10-01/2016-01-01 follows 2015-01-01/2016-01-01 and starts before"
                        + " its end");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ZoneCounts.ofTable("x", List.of(cell("2017-10", "a", 3)))
                        .by(Period.parse("2017-10").weeks()))
                .withMessageStartingWith("The period 2017-10-01/2017-10-02 cuts");
    }

    @Test
    void yearsToDateAreTheSameCalendarDays() {
        ZoneCounts counts = random(10, 3000).stream().collect(counting());
        CountSeries years = counts.total().yearsToDate(LocalDate.of(2016, 2, 29), 1);
        assertThat(years.entries())
                .extracting(entry -> entry.period().toString())
                .containsExactly("2015-01-01/2015-03-01", "2016-01-01/2016-03-01");
        assertThat(years.exposures()).containsExactly(59, 60);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> counts.total().yearsToDate(LocalDate.EPOCH, -1))
                .withMessage("-1 earlier years; 0 or more, and not before year 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> counts.total().yearsToDate(LocalDate.of(2016, 1, 1), 2016))
                .withMessage("2016 earlier years; 0 or more, and not before year 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> counts.total().yearsToDate(LocalDate.MAX, 1))
                .withMessage("The year 999999999 is not one of 1 to 9999");
    }

    @Test
    void unlikeTablesAreNotAdded() {
        ZoneCounts robbery = random(1, 50).stream().collect(counting());
        Outcome theft = Outcome.of("theft", "THEFT");
        unlike(
                robbery,
                theft,
                ZONES,
                "half-open",
                "Counts of unlike things cannot be added: 'robbery: incidents with an"
                        + " offence among [ROBBERY]' and 'theft: incidents with an offence among [THEFT]'");
        unlike(
                robbery,
                ROBBERY,
                Zones.named(List.of("a", "b")),
                "half-open",
                "Counts of unlike things cannot be added: the zones [a, b, c] and [a, b]");
        unlike(
                robbery,
                ROBBERY,
                ZONES,
                "closed",
                "Counts of unlike things cannot be added: the edge rules half-open and closed");
        unlike(
                robbery,
                ROBBERY,
                Zones.of(Zone.of("a", Boundary.box(0, 0, 1, 1)), Zone.named("b"), Zone.named("c")),
                "half-open",
                "Counts of unlike things cannot be added: two versions of the zone 'a'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> robbery.plus(robbery.withAsOf(LocalDate.EPOCH)))
                .withMessage("Counts of unlike things cannot be added: the as-of dates null and 1970-01-01");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> robbery.in("a")
                        .union(random(2, 50).stream().collect(counting()).in("b")))
                .withMessage("'a' and 'b' are areas of two tables; take both from one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ZoneCounts.none().zones())
                .withMessage("The table is empty: nothing was counted; count incidents first");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> List.<Incident>of().stream().collect(counting()).coverage())
                .withMessage("The table covers no day: no incident was read; declare the covered days");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> robbery.in(List.of()))
                .withMessage("No zone is named; the zones are [a, b, c]");
    }

    private static void unlike(ZoneCounts one, Outcome outcome, Zones zones, String edges, String message) {
        ZoneCounts other = random(2, 50).stream()
                .collect(ZoneCounts.counting(outcome, CountHeader.of(outcome, zones, edges), i -> Place.NO_ZONE, null));
        assertThatIllegalArgumentException().isThrownBy(() -> one.plus(other)).withMessage(message);
    }

    /** Bits turned, bytes changed and cuts: none is read as another table; psp.stored.trials takes more of them. */
    @Test
    void damagedBytesAreRefused() {
        ZoneCounts counts = random(3, 200).stream().collect(counting());
        byte[] bytes = counts.toBytes();
        SplittableRandom random = new SplittableRandom(3);
        int trials = Integer.getInteger("psp.stored.trials", 5_000);
        for (int i = 0; i < trials; i++) {
            byte[] damaged = bytes.clone();
            damaged[random.nextInt(damaged.length)] ^=
                    (byte) (i % 2 == 0 ? 1 << random.nextInt(8) : 1 + random.nextInt(255));
            if (random.nextInt(3) == 0) {
                damaged = Arrays.copyOf(damaged, random.nextInt(damaged.length));
            }
            byte[] wrong = damaged;
            assertThatExceptionOfType(DataException.class)
                    .as("seed 3, trial " + i)
                    .isThrownBy(() -> ZoneCounts.ofBytes(wrong))
                    .withMessageStartingWith("(bytes): ");
        }
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> ZoneCounts.ofBytes(new byte[] {1, 2, 3}))
                .withMessage("(bytes): these are not the bytes of 'psp zone counts 2' or 'psp zone counts 1'");
    }

    /** The first form, which had no length and no hash, is read as it was. */
    @Test
    void anEarlierFormIsRead() throws IOException {
        ZoneCounts counts = ZoneCounts.ofTable(
                "shootings",
                List.of(
                        new ZoneCounts.Cell(Period.parse("2016-01"), "aa", 3),
                        new ZoneCounts.Cell(Period.parse("2016-01"), "bb", 1)));
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/stored/zone-counts-1.hex"))) {
            byte[] earlier = HexFormat.of().parseHex(new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip());
            assertThat(ZoneCounts.ofBytes(earlier)).isEqualTo(counts);
        }
    }

    @Test
    void middlesAreKeptInTheBytes() {
        Zones zones = Zones.of(Zone.of("a", Boundary.box(-87.96, 43.06, -87.94, 43.07)), Zone.named("b"));
        ZoneCounts counts = random(2, 50).stream()
                .collect(ZoneCounts.counting(
                        Outcome.all("any"),
                        CountHeader.of(Outcome.all("any"), zones, "closed"),
                        i -> Place.in("a"),
                        null));
        ZoneCounts again = ZoneCounts.ofBytes(counts.toBytes());
        assertThat(again).isEqualTo(counts);
        assertThat(again.header().zones().get("a").middle()).isEqualTo(Position.of(-87.95, 43.065));
        assertThat(again.header().zones().get("b").middle()).isNull();
    }

    @Test
    void placesOutOfOrderAreRefused() {
        byte[] bytes = ZoneCounts.ofTable(
                        "shootings",
                        List.of(
                                new ZoneCounts.Cell(Period.parse("2016-01"), "aa", 1),
                                new ZoneCounts.Cell(Period.parse("2016-01"), "bb", 1)))
                .toBytes();
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        byte[] body = Stored.open(bytes).orElseThrow();
        body[text.lastIndexOf("aa")] = 'b';
        body[text.lastIndexOf("aa") + 1] = 'b';
        byte[] swapped = Stored.close(body);
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> ZoneCounts.ofBytes(swapped))
                .withMessage("(bytes): the counts are damaged: bb is not behind bb");
    }

    @Test
    void countsOfEveryPlaceBetweenDaysAreThoseOfItsRows() {
        ZoneCounts months = ZoneCounts.ofTable(
                "shootings",
                List.of(
                        new ZoneCounts.Cell(Period.parse("2016-01"), "aa", 4),
                        new ZoneCounts.Cell(Period.parse("2016-02"), "aa", 0),
                        new ZoneCounts.Cell(Period.parse("2016-01"), "bb", 1),
                        new ZoneCounts.Cell(Period.parse("2016-02"), "bb", 7)));
        assertThat(months.between(
                        List.of(LocalDate.of(2016, 1, 1), LocalDate.of(2016, 1, 15), LocalDate.of(2016, 3, 1))))
                .as("a period lies where it starts")
                .isDeepEqualTo(new long[][] {{4, 0}, {1, 7}});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> months.between(List.of(LocalDate.of(2016, 2, 1), LocalDate.of(2016, 2, 1))))
                .withMessage("The day 2016-02-01 does not come after 2016-02-01");
    }

    @Test
    void theCellsAreTheRowsThatAreNotZero() {
        ZoneCounts counts = random(9, 200).stream().collect(counting());
        assertThat(counts.nonZeroRows())
                .isNotEmpty()
                .containsExactlyElementsOf(
                        counts.rows().stream().filter(row -> row.count() > 0).toList());
        assertThat(counts.nonZeroRows().mapToLong(ZoneCounts.Row::count).sum())
                .isEqualTo(counts.total().count());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ZoneCounts.none().nonZeroRows())
                .withMessageContaining("covers no day");
    }

    @Test
    void byAZoneThatTheFileRecords() {
        List<Incident> all = List.of(
                Incident.of("1", Occurrence.on(LocalDate.of(2016, 1, 1)), "ROBBERY")
                        .withZones(Map.of("beat", "a")),
                Incident.of("2", Occurrence.on(LocalDate.of(2016, 1, 2)), "ROBBERY")
                        .withZones(Map.of("beat", "z")),
                Incident.of("3", Occurrence.on(LocalDate.of(2016, 1, 3)), "ROBBERY"));
        ZoneCounts counts = all.stream().collect(ZoneCounts.byRecordedZone(ROBBERY, "beat", ZONES));
        assertThat(counts.in("a").count()).isEqualTo(1);
        assertThat(counts.noZone().count()).isEqualTo(1);
        assertThat(counts.noPosition().count()).isEqualTo(1);
        assertThat(counts.header().edgeRule()).isEqualTo("as recorded");
    }

    @Test
    void coverageMergesInAnyOrder() {
        Coverage a = Coverage.inferred(Period.parse("2015-03"));
        Coverage b = Coverage.inferred(Period.parse("2015-01"));
        Coverage c = Coverage.inferred(Period.parse("2015-07"));
        assertThat(a.plus(b).plus(c)).isEqualTo(c.plus(a).plus(b)).hasToString("2015-01-01 to 2015-07-31, inferred");
        Coverage q1 = Coverage.declared(Period.parse("2015-Q1"));
        Coverage q2 = Coverage.declared(Period.parse("2015-Q2"));
        assertThat(q1.plus(q2).periods()).containsExactly(Period.parse("2015-01-01/2015-07-01"));
        assertThat(q1.covers(Period.parse("2015-02"))).isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> q1.plus(a))
                .withMessage("Counts whose covered days are DECLARED cannot be added to counts whose covered days are"
                        + " INFERRED; declare the covered days of both");
    }

    @Test
    void rowsMakeTheTableAgain() {
        ZoneCounts counts = random(7, 3_000).stream()
                .collect(ZoneCounts.counting(
                        ROBBERY,
                        CountHeader.of(ROBBERY, ZONES, "closed"),
                        ZoneCountsTest::placeOf,
                        Coverage.declared(Period.parse("2015"), Period.parse("2016-04-01/2017-06-01"))));
        List<ZoneCounts.Row> rows = new ArrayList<>(counts.rows());
        assertThat(rows)
                .hasSize(7 * (365 + 426))
                .filteredOn(row -> row.count() == 0)
                .isNotEmpty();
        Collections.shuffle(rows, new Random(7));
        assertThat(ZoneCounts.ofRows(counts.header(), counts.coverage(), rows, counts.notCounted()))
                .isEqualTo(counts);
        ZoneCounts table = ZoneCounts.ofTable(
                "x",
                List.of(
                        new ZoneCounts.Cell(Period.parse("2015"), "a", 3),
                        new ZoneCounts.Cell(Period.parse("2016"), "a", 0)));
        assertThat(ZoneCounts.ofRows(table.header(), table.coverage(), table.rows(), table.notCounted()))
                .isEqualTo(table);
        refusedRow(table, Place.in("b"), "2015", "No zone 'b'; the zones are [a]");
        refusedRow(
                table,
                Place.in("a"),
                "2015-01",
                "The row of a in 2015-01-01/2015-02-01 is not of a period of the table;"
                        + " it covers 2015-01-01 to 2016-12-31, 2 periods of a table");
        refusedRow(
                counts,
                Place.in("a"),
                "2015-01",
                "The row of a in 2015-01-01/2015-02-01 is not of a single covered day;"
                        + " it covers 2015-01-01 to 2017-05-31, declared, 91 days missing");
        ZoneCounts.Row row = new ZoneCounts.Row(Place.in("a"), Period.parse("2015"), 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        ZoneCounts.ofRows(table.header(), table.coverage(), List.of(row, row), table.notCounted()))
                .withMessage("The row of a in 2015-01-01/2016-01-01 is there twice");
    }

    private static void refusedRow(ZoneCounts table, Place place, String period, String message) {
        ZoneCounts.Row row = new ZoneCounts.Row(place, Period.parse(period), 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ZoneCounts.ofRows(table.header(), table.coverage(), List.of(row), table.notCounted()))
                .withMessage(message);
    }

    @Test
    void fewerZonesPutPlacesTogetherAndChangeNoTotal() {
        ZoneCounts counts = random(8, 3_000).stream()
                .collect(ZoneCounts.counting(
                        ROBBERY, CountHeader.of(ROBBERY, ZONES, "closed"), ZoneCountsTest::placeOf, null))
                .withBreaks(
                        RecordingBreak.on(LocalDate.of(2016, 1, 1), "new system")
                                .in("c"),
                        RecordingBreak.on(LocalDate.of(2016, 2, 1), "another").in("a"));
        ZoneCounts fewer = counts.onlyZones(List.of("a", "b"));
        assertThat(fewer.zones()).containsExactly("a", "b");
        assertThat(fewer.places())
                .containsExactly(Place.in("a"), Place.in("a", "b"), Place.in("b"), Place.NO_ZONE, Place.NO_POSITION);
        assertThat(fewer.total().count()).isEqualTo(counts.total().count());
        assertThat(fewer.in("a", "b").count()).isEqualTo(counts.in("a", "b").count());
        assertThat(fewer.noZone().count())
                .isEqualTo(counts.at(Place.in("c")).count() + counts.noZone().count());
        assertThat(fewer.header().breaks()).extracting(RecordingBreak::zone).containsExactly("a");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> counts.onlyZones(List.of("d")))
                .withMessage("No zone 'd'; the zones are [a, b, c]");
    }
}
