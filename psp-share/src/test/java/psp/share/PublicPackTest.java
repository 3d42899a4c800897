package psp.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import psp.core.CountHeader;
import psp.core.Coverage;
import psp.core.DataException;
import psp.core.DataQuality;
import psp.core.Operation;
import psp.core.Outcome;
import psp.core.Period;
import psp.core.Place;
import psp.core.ZoneCounts;
import psp.core.Zones;
import psp.stats.Study;

/** No count below 5 can be had back from a public pack by subtraction between its own tables. */
class PublicPackTest {

    private static final int STUDIES = 1_000;
    private static final long SEED = 20171129;

    /** Three to nine years of days in focus, ring, rest and without a position, and an operation with any dates. */
    private static Study random(Random random) {
        LocalDate first = LocalDate.of(2008, 1, 1).plusDays(random.nextInt(400));
        Period span = Period.of(first, first.plusDays(3 * 365 + random.nextInt(6 * 365)));
        Map<Place, Double> rates = Map.of(
                Place.in("focus"),
                1.5 * random.nextDouble() * random.nextDouble(),
                Place.in("ring"),
                1.5 * random.nextDouble() * random.nextDouble(),
                Place.in("focus", "part"),
                random.nextInt(4) == 0 ? 0.3 * random.nextDouble() : 0,
                Place.NO_ZONE,
                1 + 5 * random.nextDouble(),
                Place.NO_POSITION,
                random.nextInt(2) * 0.2 * random.nextDouble());
        List<ZoneCounts.Row> rows = new ArrayList<>();
        new TreeMap<>(rates)
                .forEach((place, rate) -> span.eachDay().forEach(day -> {
                    int count = 0;
                    for (double left = rate - Math.log(1 / random.nextDouble());
                            left > 0;
                            left -= Math.log(1 / random.nextDouble())) {
                        count++;
                    }
                    rows.add(new ZoneCounts.Row(place, day, count));
                }));
        ZoneCounts counts = ZoneCounts.ofRows(
                CountHeader.of(Outcome.all("shots"), Zones.named(List.of("focus", "part", "ring")), "closed"),
                random.nextBoolean() ? Coverage.declared(span) : Coverage.inferred(span),
                rows,
                new TreeMap<>(Map.of("another offence", 3L)));
        LocalDate start = first.plusDays(370 + random.nextInt(span.days() - 500));
        start = random.nextBoolean() ? start.withDayOfMonth(1) : start;
        LocalDate end = start.plusDays(30 + random.nextInt(335));
        end = end.isAfter(span.end()) ? span.end() : end;
        Operation operation = Operation.in("focus").ring("ring");
        if (random.nextInt(4) == 0) {
            operation = operation.baseline(
                    Period.of(start.minusYears(1), end.minusYears(1)).toString(), "before");
        }
        operation = operation.active(Period.of(start, end).toString());
        if (random.nextBoolean()) {
            LocalDate later = end.plusDays(20 + random.nextInt(200));
            operation = operation.withdrawn(Period.of(end, later).toString());
            operation = random.nextBoolean()
                    ? operation
                    : operation.returned(Period.of(later, later.plusDays(20 + random.nextInt(300)))
                            .toString());
        }
        return Study.of(random.nextInt(3) == 0 ? operation.comparisonWithRings() : operation, counts);
    }

    private record Cell(String place, Period period, long count) {}

    private static List<Cell> cells(StudyPack pack) {
        return new String(pack.file("counts.csv"), StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .map(line -> line.split(","))
                .map(fields -> new Cell(fields[0], Period.parse(fields[1]), Long.parseLong(fields[2])))
                .toList();
    }

    private static StudyPack pack(PublicCells cells) {
        return new StudyPack(
                PackKind.PUBLIC,
                Version.TEXT,
                cells.study().answers(),
                null,
                Zones.named(cells.study().counts().zones()),
                List.of(),
                null,
                cells.remarks(),
                PageExtras.NONE,
                null);
    }

    @Test
    void noSmallCountInAThousandRandomStudies() {
        int made = 0;
        int answered = 0;
        Map<Integer, Integer> sizes = new TreeMap<>();
        for (int i = 0; i < STUDIES; i++) {
            String about = "study " + i + ", seed " + SEED;
            Study study = random(new Random(SEED + i));
            Optional<PublicCells> cells = published(study);
            if (cells.isEmpty()) {
                continue;
            }
            made++;
            ZoneCounts counts = cells.get().study().counts();
            SortedMap<Period, Long> byPeriod = new TreeMap<>();
            for (ZoneCounts.Row row : counts.rows()) {
                allowed(about + " " + row, row.count());
                byPeriod.merge(row.period(), row.count(), Long::sum);
            }
            // Places in any set and periods in any run: all that the tables can be added up to, and so subtracted.
            Place[] places = counts.places().toArray(Place[]::new);
            for (int set = 1; set < 1 << places.length; set++) {
                long running = 0;
                for (Period period : byPeriod.keySet()) {
                    for (int p = 0; p < places.length; p++) {
                        running += (set >> p & 1) == 1 ? counts.at(places[p]).count(period) : 0;
                    }
                    allowed(about, running);
                }
            }
            // The cells are the truth of their days, so the whole of what is left out stays unknown.
            for (Map.Entry<Period, Long> period : byPeriod.entrySet()) {
                assertThat(study.counts().total().count(period.getKey()))
                        .as(about)
                        .isEqualTo(period.getValue());
            }
            assertThat(counts.notCounted()).as(about).isEmpty();
            if (i % 10 == 0) {
                answered += readsBack(about, pack(cells.get()));
            }
            sizes.merge(byPeriod.size() < 12 ? 0 : byPeriod.size() < 36 ? 12 : 36, 1, Integer::sum);
        }
        System.out.println(
                "public packs of " + STUDIES + " random studies, seed " + SEED + ": " + made + " made, periods " + sizes
                        + " (0: fewer than 12); of every tenth, " + answered + " tell a net change");
        assertThat(made).isGreaterThan(STUDIES / 2);
        assertThat(answered).isGreaterThan(30);
    }

    private static Optional<PublicCells> published(Study study) {
        try {
            return Optional.of(PublicCells.of(PackContents.own(study)));
        } catch (IllegalArgumentException e) {
            assertThat(e)
                    .hasMessageStartingWith("No public pack can be made: ")
                    .hasMessageEndingWith("; take a wider outcome, larger zones or a longer phase");
            return Optional.empty();
        }
    }

    private static void allowed(String about, long count) {
        assertThat(count == 0 || count >= PublicCells.LEAST)
                .as(about + ": " + count)
                .isTrue();
    }

    /** Every count among the figures is a sum of published cells, found again from the text alone. */
    private static int readsBack(String about, StudyPack pack) {
        StudyPack again = StudyPack.ofBytes(pack.toBytes(), "x.zip");
        assertThat(again.differences()).as(about).isEmpty();
        List<Cell> cells = cells(again);
        Figures figures = again.figures();
        assertThat(number(figures, "counted: everywhere"))
                .as(about)
                .isEqualTo(cells.stream().mapToLong(Cell::count).sum());
        for (Figure figure : figures.all()) {
            Double number = figure.number();
            if (number != null
                    && List.of(
                                    "focus",
                                    "before",
                                    "after",
                                    "comparison",
                                    "without a position",
                                    "focus, all days",
                                    "gross",
                                    "ring ring")
                            .contains(figure.quantity())) {
                allowed(
                        about + " " + figure,
                        Math.abs(Math.round(number)) == 0
                                ? 0
                                : figure.quantity().equals("gross") ? 5 : Math.round(number));
            }
        }
        String quality = new String(again.file("quality.json"), StandardCharsets.UTF_8);
        assertThat(quality).as(about).doesNotContain("incidents", "medianDays");
        return figures.sections().contains("net by last year") ? 1 : 0;
    }

    private static long number(Figures figures, String name) {
        return Math.round(Objects.requireNonNull(figures.get(name).number()));
    }

    /** Days of three places up to a day, with those reports that are in by then. */
    private static Study upTo(LocalDate end, SortedMap<Place, int[]> days, LocalDate first, String outcome) {
        List<ZoneCounts.Row> rows = new ArrayList<>();
        days.forEach((place, counts) -> {
            for (LocalDate day = first; day.isBefore(end); day = day.plusDays(1)) {
                rows.add(new ZoneCounts.Row(
                        place, Period.ofDay(day), counts[(int) (day.toEpochDay() - first.toEpochDay())]));
            }
        });
        ZoneCounts counts = ZoneCounts.ofRows(
                CountHeader.of(Outcome.all(outcome), Zones.named(List.of("focus", "ring")), "closed"),
                Coverage.declared(Period.of(first, end)),
                rows,
                new TreeMap<>());
        return Study.of(
                Operation.in("focus")
                        .ring("ring")
                        .active("2016-04-01/2017-01-01")
                        .withdrawn(Period.of(LocalDate.of(2017, 1, 1), end).toString()),
                counts);
    }

    /** What somebody learns who has two packs and subtracts: each number from 1 to 4 that days or reports between them have. */
    private static int smallDifferences(StudyPack earlier, StudyPack later) {
        int found = 0;
        ZoneCounts one = earlier.study().counts();
        ZoneCounts two = later.study().counts();
        List<Period> ones = one.coverage().periods();
        List<Period> twos = two.coverage().periods();
        for (Place place : one.places()) {
            long[] a = sums(one, place);
            long[] b = sums(two, place);
            for (int i = 0; i < ones.size(); i++) {
                for (int j = 0; j < twos.size(); j++) {
                    if (!ones.get(i).start().equals(twos.get(j).start())) {
                        continue;
                    }
                    // Runs that begin on one day, and end on one, or one within the last period of the other.
                    for (int k = i, l = j; k < ones.size() && l < twos.size(); ) {
                        LocalDate end = ones.get(k).end();
                        LocalDate other = twos.get(l).end();
                        long apart = Math.abs((a[k + 1] - a[i]) - (b[l + 1] - b[j]));
                        found += apart > 0 && apart < PublicCells.LEAST ? 1 : 0;
                        k += end.isAfter(other) ? 0 : 1;
                        l += other.isAfter(end) ? 0 : 1;
                    }
                }
            }
        }
        return found;
    }

    private static long[] sums(ZoneCounts counts, Place place) {
        List<Period> cells = counts.coverage().periods();
        long[] sums = new long[cells.size() + 1];
        for (int i = 0; i < cells.size(); i++) {
            sums[i + 1] = sums[i] + counts.at(place).count(cells.get(i));
        }
        return sums;
    }

    /** Month after month a pack, as an attacker collects them: alone they give small counts back, beside each other none. */
    @Test
    void noSmallCountInSeriesOfPacks() {
        LocalDate first = LocalDate.of(2013, 1, 1);
        int alone = 0;
        int made = 0;
        int refused = 0;
        for (int i = 0; i < 60; i++) {
            Random random = new Random(SEED + i);
            TreeMap<Place, int[]> days = new TreeMap<>();
            Map<Place, Double> rates = Map.of(
                    Place.in("focus"),
                    0.1 + 0.4 * random.nextDouble(),
                    Place.in("ring"),
                    0.1 + 0.4 * random.nextDouble(),
                    Place.NO_ZONE,
                    1 + random.nextDouble());
            new TreeMap<>(rates).forEach((place, rate) -> {
                int[] counts = new int[1_800];
                Arrays.setAll(counts, day -> random.nextDouble() < rate ? 1 + random.nextInt(2) : 0);
                days.put(place, counts);
            });
            List<StudyPack> series = new ArrayList<>();
            StudyPack before = null;
            for (int month = 4; month <= 10; month++) {
                LocalDate end = LocalDate.of(2017, month, 1).plusDays(random.nextInt(2) * random.nextInt(25));
                Study study = upTo(end, days, first, "shots");
                StudyPack pack = StudyPack.of(study);
                StudyPack open = quietly(pack, List.of());
                alone += before == null || open == null ? 0 : smallDifferences(before, open);
                before = open;
                StudyPack beside = quietly(pack, series);
                if (beside == null) {
                    refused++;
                } else {
                    String about = "series " + i + ", month " + month + ", seed " + SEED;
                    beside.study().counts().rows().forEach(row -> allowed(about, row.count()));
                    for (StudyPack earlier : series) {
                        assertThat(smallDifferences(earlier, beside)).as(about).isZero();
                    }
                    series.add(beside);
                    made++;
                }
                // Late reports: some days of the last weeks get one more.
                for (int late = random.nextInt(3); late > 0; late--) {
                    days.get(Place.in("focus"))[
                            (int) (end.toEpochDay() - first.toEpochDay()) - 1 - random.nextInt(40)]++;
                }
            }
        }
        System.out.println(
                "series of public packs: alone " + alone + " small numbers by subtraction; beside each other none in "
                        + made + " packs, " + refused + " refused");
        assertThat(alone).isGreaterThan(100);
        assertThat(made).isGreaterThan(80);
        assertThat(refused).isPositive();
    }

    private static @Nullable StudyPack quietly(StudyPack pack, List<StudyPack> earlier) {
        try {
            return pack.published(earlier);
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageStartingWith("No public pack can be made");
            return null;
        }
    }

    @Test
    void aNestedOutcomeIsPublicOnlyWhereItDiffersByNothingOrEnough() {
        LocalDate first = LocalDate.of(2013, 1, 1);
        TreeMap<Place, int[]> all = new TreeMap<>();
        TreeMap<Place, int[]> fatal = new TreeMap<>();
        for (Place place : List.of(Place.in("focus"), Place.in("ring"), Place.NO_ZONE)) {
            int[] counts = new int[1_800];
            int[] few = new int[1_800];
            for (int day = 0; day < counts.length; day++) {
                counts[day] = 1;
                few[day] = day % 400 == 399 ? 0 : 1;
            }
            all.put(place, counts);
            fatal.put(place, few);
        }
        LocalDate end = LocalDate.of(2017, 7, 1);
        StudyPack shots = StudyPack.of(upTo(end, all, first, "shots")).published();
        StudyPack nested = StudyPack.of(upTo(end, fatal, first, "injuries"));
        assertThat(nested.published().kind()).isEqualTo(PackKind.PUBLIC);
        assertThatThrownBy(() -> nested.published(List.of(shots)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching(
                        "No public pack can be made beside the earlier ones: The pack up to 2017-06-30 \\(hash"
                                + " [0-9a-f]{16}…\\) says \\d+ shots of focus in [0-9/-]+, and now there are \\d+; a difference of 1"
                                + " would be public. Publish only one of two outcomes of which one holds the other");
        assertThat(StudyPack.of(upTo(end, all, first, "shots")).published(List.of(shots)))
                .isEqualTo(shots);
        assertThatThrownBy(() -> nested.published(List.of(nested)))
                .hasMessageContaining("is not public; give those that were published earlier");
    }

    @Test
    void aPublicPackSaysWhatItLeftOut() {
        StudyPack pack = StudyPack.of(Samples.days()).withZones(Samples.ZONES).published();
        assertThat(pack.kind()).isEqualTo(PackKind.PUBLIC);
        assertThat(pack.published()).isSameAs(pack);
        assertThat(pack.remarks()).isNotEmpty().first().asString().startsWith("Published: counts in ");
        assertThat(pack.statement().label()).isEqualTo("PUBLIC, INVENTED");
        assertThat(new String(pack.file("README.txt"), StandardCharsets.UTF_8))
                .startsWith("PUBLIC study pack")
                .contains("Do not\npublish a second pack")
                .contains(pack.remarks().get(0));
        assertThat(pack.study().quality().located()).isEmpty();
        assertThat(pack.figures().get("reduction: after").number())
                .isEqualTo(StudyPack.of(Samples.days())
                        .figures()
                        .get("reduction: after")
                        .number());
        assertThat(StudyPack.ofBytes(pack.toBytes(), "x.zip").kind()).isEqualTo(PackKind.PUBLIC);
    }

    @Test
    void aPackThatOnlyClaimsToBePublicIsRefused() {
        StudyPack internal = StudyPack.of(Samples.days());
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() ->
                        ReplayTest.forged(internal, "study.json", "\"kind\" : \"internal\"", "\"kind\" : \"public\""))
                .withMessageMatching("counts.csv: is not public: .* has [1-4] in .*, fewer than 5");
    }

    @Test
    void aStudyTooSmallIsRefusedByName() {
        List<ZoneCounts.Cell> cells = new ArrayList<>();
        for (int year = 2012; year < 2017; year++) {
            cells.add(new ZoneCounts.Cell(Period.ofYear(year), "a", year == 2016 ? 3 : 9));
            cells.add(new ZoneCounts.Cell(Period.ofYear(year), "b", 40));
        }
        Study study = Study.of(Operation.in("a").active("2016"), ZoneCounts.ofTable("x", cells));
        assertThatThrownBy(() -> StudyPack.of(study).published())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "No public pack can be made: a has 3 in 2016-01-01/2017-01-01, fewer than 5; take a wider outcome,"
                                + " larger zones or a longer phase");
    }

    @Test
    void nothingOfTheFilesQualityGivesACountAway() {
        DataQuality quality = new DataQuality(
                List.of(new DataQuality.LocatedShare(Period.parse("2016-04"), 9, 7)),
                0.25,
                new DataQuality.ReportLag(1, 2, 3),
                List.of(new DataQuality.PileUp(psp.core.Position.of(-87, 43), 4, true)),
                111.0,
                List.of("3 on the first"),
                List.of(psp.core.RecordingBreak.on(LocalDate.of(2015, 3, 1), "from 3 to 4")));
        DataQuality open = QualityJson.published(quality);
        assertThat(open.located()).isEmpty();
        assertThat(open.midnight()).isNull();
        assertThat(open.lag()).isNull();
        assertThat(open.pileUps()).isEmpty();
        assertThat(open.heaping()).isEmpty();
        assertThat(open.precisionMetres()).isEqualTo(111.0);
        assertThat(open.proposedBreaks())
                .singleElement()
                .asString()
                .isEqualTo("2015-03-01 everywhere: a jump of the counts");
    }
}
