package psp.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psp.core.Boundary;
import psp.core.DataQuality;
import psp.core.EqualAge;
import psp.core.Incident;
import psp.core.Incidents;
import psp.core.Intake;
import psp.core.Occurrence;
import psp.core.Operation;
import psp.core.Outcome;
import psp.core.Period;
import psp.core.RecordingBreak;
import psp.core.RowUnit;
import psp.core.Source;
import psp.core.Unit;
import psp.core.Zone;
import psp.core.ZoneCounts;
import psp.core.Zones;
import psp.geo.EdgeRule;
import psp.geo.ZoneIndex;
import psp.io.Columns;
import psp.io.IncidentCsv;
import psp.stats.Located;
import psp.stats.Reduction;
import psp.stats.Study;
import psp.stats.inference.Rate;
import psp.stats.inference.RateRatio;

/** Each default rule for dirty data makes or keeps away the false effect that it is there for. */
class DirtyDataDefaultsTest {

    private static final LocalDate DAY = LocalDate.of(2016, 6, 1);
    private static final Outcome ALL = Outcome.all("all");
    private static final Columns PLAIN = Columns.named("id", "o", "d");

    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("log.csv"), text);
    }

    private static double change(long before, long after) {
        return RateRatio.of(Rate.of(before, 1), Rate.of(after, 1))
                .percentChange()
                .orElseThrow();
    }

    /** Incidents of a zone by month, so many each. */
    private static ZoneCounts table(int firstYear, int years, java.util.function.ToLongFunction<LocalDate> count) {
        List<ZoneCounts.Cell> cells = new ArrayList<>();
        for (Period month : Period.of(LocalDate.of(firstYear, 1, 1), LocalDate.of(firstYear + years, 1, 1))
                .months()) {
            cells.add(new ZoneCounts.Cell(month, "a", count.applyAsLong(month.start())));
        }
        return ZoneCounts.ofTable("x", cells);
    }

    @Test
    void duplicates() throws IOException {
        StringBuilder rows = new StringBuilder("id,o,d\n");
        for (int i = 0; i < 100; i++) {
            rows.append(i).append(",R,2016-04-01\n");
        }
        for (int i = 0; i < 30; i++) {
            rows.append(i).append(",R,2016-04-01\n");
        }
        rows.append("7,A,2016-04-01\n");
        Path file = file(rows.toString());
        long twice = IncidentCsv.read(file, PLAIN).size();
        Incidents once = IncidentCsv.read(file, PLAIN.withIds(Intake.Ids.CHECKED));
        assertThat(change(100, twice)).isCloseTo(31, within(0.1));
        assertThat(once.intake().setAside().get("identical row of one id").count())
                .isEqualTo(30);
        assertThat(once.recurringIds().toString()).isEqualTo("[7: 2 rows, differing in offenses]");
    }

    @Test
    void unit() {
        // Incidents by the number of people shot in the news-based Milwaukee file, 2013-06 to 2018-03.
        int[] incidents = {1_459, 233, 34, 9, 5};
        List<Incident> rows = new ArrayList<>();
        for (int victims = 1; victims <= incidents.length; victims++) {
            for (int i = 0; i < incidents[victims - 1]; i++) {
                for (int row = 0; row < victims; row++) {
                    rows.add(Incident.of(victims + "-" + i, Occurrence.on(DAY), "shot")
                            .withVictims(0, 1));
                }
            }
        }
        Incidents joined = Incidents.of(rows).joined(RowUnit.VICTIMS);
        assertThat(joined.size()).isEqualTo(1_740);
        long victims =
                joined.stream().mapToLong(ALL.counting(Unit.VICTIMS)::count).sum();
        assertThat(victims).isEqualTo(rows.size()).isEqualTo(2_088);
        assertThat(tooSmall(joined.stream().mapToInt(Incident::injured).toArray()))
                .isCloseTo(0.161, within(0.001));
        // The same of its three full years until the operation, 2014 to 2016: 17 % of the error is missing.
        assertThat(tooSmall(victims(1_024, 164, 25, 6, 5))).isCloseTo(0.167, within(0.001));
        // And of the wounded alone, the published measure, the true error is 17 % above the one told.
        assertThat(1 / (1 - tooSmall(victims(1_169, 156, 21, 6, 4))) - 1).isCloseTo(0.171, within(0.001));
    }

    /** How many victims each incident has, by the number of incidents of one victim, of two and so on. */
    private static int[] victims(int... incidents) {
        return IntStream.range(0, incidents.length)
                .flatMap(i -> IntStream.generate(() -> i + 1).limit(incidents[i]))
                .toArray();
    }

    /**
     * The share of the error that is missing: the variance of a sum of victims is the sum of squares; counted as if they were
     * independent it would be the sum.
     */
    private static double tooSmall(int... victims) {
        double sum = IntStream.of(victims).sum();
        double squares = IntStream.of(victims).map(v -> v * v).sum();
        return 1 - Math.sqrt(sum / squares);
    }

    @Test
    void victimDiesLater() {
        Incident wounded =
                Incident.of("1", Occurrence.on(DAY), "shot").withVictims(0, 1).withReported(DAY);
        Incident dead = wounded.withVictims(1, 0);
        Outcome nonFatal = Outcome.all("non-fatal").counting(Unit.INJURED);
        Outcome shot = Outcome.all("all shot").counting(Unit.VICTIMS);
        assertThat(change(nonFatal.count(wounded), nonFatal.count(dead))).isEqualTo(-100);
        assertThat(shot.count(dead)).isEqualTo(shot.count(wounded)).isEqualTo(1);
        assertThat(dead.occurred().day()).isEqualTo(DAY);
    }

    @Test
    void lateReports() {
        // Two hundred a day for ever; half reported within five days, half of the rest within five more, and so on.
        LocalDate asOf = LocalDate.of(2016, 9, 1);
        List<Incident> log = new ArrayList<>();
        for (LocalDate day = asOf.minusDays(500); day.isBefore(asOf); day = day.plusDays(1)) {
            for (int i = 0; i < 200; i++) {
                long lag = Math.round(-5 * Math.log((i + 0.5) / 200) / Math.log(2));
                if (day.plusDays(lag).isBefore(asOf)) {
                    log.add(Incident.of(day + "-" + i, Occurrence.on(day), "A").withReported(day.plusDays(lag)));
                }
            }
        }
        Incidents incidents = Incidents.of(log);
        Period now = Period.of(asOf.minusDays(28), asOf);
        Period then = Period.of(asOf.minusDays(28 + 364), asOf.minusDays(364));
        EqualAge ages = EqualAge.of(incidents, ALL, then, now, asOf);
        assertThat(DataQuality.of(log).lag().medianDays()).isEqualTo(5);
        assertThat(change(ages.beforeToday(), ages.after())).isCloseTo(-25, within(0.5));
        assertThat(ages.before()).isEqualTo(ages.after());
        LocalDate settled = EqualAge.settled(asOf, 14);
        Period last = Period.of(settled.minusDays(28), settled);
        Period yearBefore = Period.of(settled.minusDays(28 + 364), settled.minusDays(364));
        assertThat(change(count(log, yearBefore), count(log, last))).isBetween(-4.0, -2.0);
    }

    private static long count(List<Incident> log, Period window) {
        return log.stream()
                .filter(incident -> window.contains(incident.occurred().day()))
                .count();
    }

    @Test
    void missingCoordinates() {
        Located located =
                new Located(Period.parse("2015"), Period.parse("2016"), 10_000, 9_700, 10_000, 9_000, 970, 900);
        assertThat(change(located.before(), located.after())).isCloseTo(-7.2, within(0.05));
        assertThat(located.allows()).isEqualTo(Located.Allows.WITHHOLDING);
        assertThat(located)
                .hasToString("22 fewer to 22 more, if those without a position lie as the others; 97.0 %"
                        + " located, then 90.0 % (withheld: over 3 points apart)");
    }

    @Test
    void maskedOrRoundedPoints() {
        // Evenly spread points and a zone 150 m wide: rounding to three decimals (111 m) moves a third out or in.
        Zone narrow = Zone.of("narrow", Boundary.box(0.0006, 0, 0.00195, 1));
        List<Incident> rounded = new ArrayList<>();
        long inside = 0;
        for (int i = 0; i < 10_000; i++) {
            double x = i / 1e6;
            inside += x >= 0.0006 && x <= 0.00195 ? 1 : 0;
            rounded.add(Incident.of("r" + i, Occurrence.on(DAY), "A")
                    .at(Math.rint(x * 1_000) / 1_000, (i % 900) / 1_000.0));
        }
        long counted = ZoneIndex.of(Zones.of(narrow))
                .count(Incidents.of(rounded), ALL)
                .in("narrow")
                .count();
        assertThat(change(inside, counted)).isLessThan(-20);
        DataQuality quality = DataQuality.of(rounded);
        assertThat(quality.precisionMetres()).isCloseTo(111.2, within(0.1));
        assertThat(quality.tooCoarseFor(150)).isTrue();
        assertThat(quality.tooCoarseFor(300)).isFalse();
    }

    @Test
    void edges() {
        // One in eight lies on the street that is the zone's eastern edge; both rules are two counts.
        Zones zones = Zones.of(Zone.of("a", Boundary.box(0, 0, 1, 1)));
        List<Incident> log = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            log.add(Incident.of("e" + i, Occurrence.on(DAY), "A").at(i % 8 == 0 ? 1 : 0.5, 0.01 * (i + 1)));
        }
        Incidents incidents = Incidents.of(log);
        long closed = ZoneIndex.of(zones, EdgeRule.CLOSED)
                .count(incidents, ALL)
                .in("a")
                .count();
        long halfOpen = ZoneIndex.of(zones, EdgeRule.HALF_OPEN)
                .count(incidents, ALL)
                .in("a")
                .count();
        assertThat(change(closed, halfOpen)).isEqualTo(-12.5);
        assertThat(ZoneIndex.of(zones).edges(incidents, "a").onEdge()).isEqualTo(10);
    }

    @Test
    void redrawnZones() {
        Incidents log =
                Incidents.of(List.of(Incident.of("1", Occurrence.on(DAY), "A").at(0.7, 0.5)));
        ZoneCounts old =
                ZoneIndex.of(Zones.of(Zone.of("a", Boundary.box(0, 0, 1, 1)))).count(log, ALL);
        ZoneCounts redrawn =
                ZoneIndex.of(Zones.of(Zone.of("a", Boundary.box(0, 0, 0.6, 1)))).count(log, ALL);
        assertThat(change(old.in("a").count(), redrawn.in("a").count())).isEqualTo(-100);
        assertThatThrownBy(() -> old.plus(redrawn))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Counts of unlike things cannot be added: two versions of the zone 'a'");
    }

    @Test
    void dates() throws IOException {
        Incidents log = IncidentCsv.read(
                file("id,o,d,r\n1,R,2016-04-01T00:00,2016-04-02\n2,R,,2016-05-01\n"
                        + "3,R,2016-04-03T10:15,2016-04-03\n"),
                PLAIN.withReported("r"));
        assertThat(log.intake().notes()).containsExactly("1 dated by the report, for want of a date of occurrence");
        assertThat(DataQuality.of(log).midnight()).isEqualTo(0.5);
        // At 22:00 to 2:00 the stand-ins for "time unknown" would double the count.
        assertThat(log.stream().mapToInt(ALL.hours(22, 2)::count).sum()).isEqualTo(1);
    }

    @Test
    void dateRanges() {
        Incidents log = Incidents.of(List.of(
                Incident.of("1", Occurrence.between(DAY.minusDays(1).atTime(20, 0), DAY.atTime(7, 0)), "BURGLARY"),
                Incident.of("2", Occurrence.on(DAY), "BURGLARY")));
        Period june = Period.parse("2016-06");
        assertThat(count(log.stream().toList(), june)).isEqualTo(1);
        assertThat(log.crossing(june.start())).isEqualTo(1);
        assertThat(log.crossing(june.end())).isZero();
    }

    @Test
    void weeksAndYearsToDate() {
        assertThat(Period.parse("2016-06").weeks())
                .anyMatch(week -> week.start().equals(LocalDate.of(2016, 6, 6)) && week.days() == 7);
        List<Incident> log = new ArrayList<>();
        for (LocalDate day = LocalDate.of(2015, 1, 1); day.isBefore(LocalDate.of(2016, 7, 1)); day = day.plusDays(1)) {
            log.add(Incident.of(day.toString(), Occurrence.on(day), "A").withZones(Map.of("beat", "a")));
        }
        ZoneCounts counts = log.stream().collect(ZoneCounts.byRecordedZone(ALL, "beat", Zones.of(Zone.named("a"))));
        long whole = counts.in("a").count(Period.parse("2015"));
        long toDate = counts.in("a").count(Period.parse("2016"));
        assertThat(change(whole, toDate)).isCloseTo(-50, within(1.0));
        assertThat(counts.in("a")
                        .yearsToDate(LocalDate.of(2016, 6, 30), 1)
                        .entries()
                        .get(0)
                        .count())
                .isEqualTo(181);
        assertThat(counts.in("a")
                        .yearsToDate(LocalDate.of(2016, 6, 30), 1)
                        .entries()
                        .get(1)
                        .count())
                .isEqualTo(182);
    }

    @Test
    void spreadsheetDamage() throws IOException {
        Incidents log = IncidentCsv.read(
                file("id,o,d\n1.6E+08,R,2016-04-01\n1.6E+08,R,2016-04-01\n3,R,42461\n" + "Total,3,\n"),
                PLAIN.withIds(Intake.Ids.CHECKED));
        // Two incidents whose ids lost their digits look like one: named, so that nobody takes them for a duplicate.
        assertThat(log.size()).isEqualTo(1);
        assertThat(log.intake().notes()).anyMatch(note -> note.startsWith("1 with an id damaged by a spreadsheet"));
        assertThat(log.intake().setAside())
                .containsOnlyKeys("date as a spreadsheet's number of the day", "identical row of one id", "total row");
    }

    @Test
    void callsForService() throws IOException {
        StringBuilder rows = new StringBuilder("id,o,d,by,end\n");
        for (int year = 2015; year <= 2016; year++) {
            int officers = year == 2015 ? 50 : 100;
            for (int i = 0; i < 100 + officers; i++) {
                rows.append(year)
                        .append('-')
                        .append(i)
                        .append(",SHOTS,")
                        .append(year)
                        .append("-06-01,")
                        .append(i < 100 ? "caller" : "officer")
                        .append(',')
                        .append(i % 10 == 0 ? "Duplicate" : "Report")
                        .append('\n');
            }
        }
        Incidents log = IncidentCsv.read(
                file(rows.toString()),
                PLAIN.withSource("by", "Officer").withDisposition("end", "Duplicate", "Unfounded", "Cancelled"));
        Outcome citizens = Outcome.from("by citizens", Source.CITIZEN);
        Map<Integer, long[]> years = new TreeMap<>();
        log.forEach(incident -> {
            long[] year = years.computeIfAbsent(incident.occurred().day().getYear(), y -> new long[2]);
            year[0]++;
            year[1] += citizens.count(incident);
        });
        assertThat(change(years.get(2015)[0], years.get(2016)[0])).isCloseTo(33, within(1.0));
        assertThat(years.get(2015)[1]).isEqualTo(years.get(2016)[1]).isEqualTo(90);
        assertThat(log.intake().setAside().get("disposition DUPLICATE").count()).isEqualTo(35);
    }

    @Test
    void recordSystemSwitches() {
        ZoneCounts counts = table(2013, 4, month -> month.getYear() < 2016 ? 20 : 30)
                .withBreaks(RecordingBreak.on(LocalDate.of(2016, 1, 1), "NIBRS"));
        Study study = Study.of(Operation.in("a").active("2016"), counts);
        assertThat(change(240, 360)).isEqualTo(50);
        assertThatThrownBy(study::reduction)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the record system changed (2016-01-01 everywhere: NIBRS)");
        assertThat(study.crossingBreaks().reduction().toString()).contains(" more: 240 to 360 ");
    }

    @Test
    void season() {
        ZoneCounts counts =
                table(2014, 3, month -> Math.round(30 + 10 * Math.sin((month.getMonthValue() - 4) * Math.PI / 6)));
        Period autumn = Period.parse("2016-10-01/2017-01-01");
        Period before = Period.of(autumn.start().minusMonths(3), autumn.start());
        assertThat(ChronoUnit.DAYS.between(before.start(), before.end())).isEqualTo(92);
        assertThat(change(counts.in("a").count(before), counts.in("a").count(autumn)))
                .isLessThan(-30);
        Reduction same = Study.of(Operation.in("a").active("2016-10-01/2017-01-01"), counts)
                .reduction();
        assertThat(same.toString()).startsWith("no difference");
    }

    @Test
    void portalsDiffer() throws IOException {
        Path file = file("id,o,d\n1,R,2023-07-05 01:48:00+00\n");
        assertThat(IncidentCsv.read(file, PLAIN.withFalseOffset()).span()).contains(Period.parse("2023-07-05"));
        assertThat(IncidentCsv.read(file, PLAIN.withUtc("America/New_York")).span())
                .contains(Period.parse("2023-07-04"));
        // At 01:00 as 100 beside a date of midnight, and nowhere as 0,0, as crumbs of a computation, as -1 or blank.
        Incidents log = IncidentCsv.read(
                file("id,o,d,t,lon,lat\n1,R,2016-04-01 00:00:00,100,0,0\n2,R,2016-04-01 00:00:00,0845,"
                        + "5.7E-14,0\n3,R,2016-04-01 00:00:00,1330,-1,-1\n4,R,2016-04-01 00:00:00,1,,\n"),
                Columns.named("id", "o", "d", "lon", "lat").withTime("t").withNowhere("0,0", "-1"));
        assertThat(log.stream()
                        .map(incident ->
                                incident.occurred().start().toLocalTime().toString()))
                .containsExactly("01:00", "08:45", "13:30", "00:01");
        assertThat(log.intake().withoutPosition()).isEqualTo(4);
    }
}
