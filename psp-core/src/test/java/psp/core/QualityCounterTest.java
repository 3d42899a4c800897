package psp.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QualityCounterTest {

    private static final LocalDate START = LocalDate.of(2010, 1, 1);

    /** So many incidents a day of a month, by its number from 0. */
    private interface Level {
        double at(int month);
    }

    private static List<Incident> log(int months, Random random, Level level) {
        List<Incident> log = new ArrayList<>();
        for (int month = 0; month < months; month++) {
            LocalDate first = START.plusMonths(month);
            for (int day = 0; day < first.lengthOfMonth(); day++) {
                for (int n = poisson(level.at(month), random); n > 0; n--) {
                    log.add(Incident.of(
                            "x" + log.size(),
                            Occurrence.at(first.plusDays(day).atTime(random.nextInt(24), random.nextInt(60))),
                            "A"));
                }
            }
        }
        return log;
    }

    private static int poisson(double mean, Random random) {
        int n = 0;
        for (double left = Math.exp(-mean), product = random.nextDouble(); product > left; n++) {
            product *= random.nextDouble();
        }
        return n;
    }

    @Test
    void locatedLagAndMidnight() {
        List<Incident> log = List.of(
                Incident.of("1", Occurrence.at(START.atStartOfDay()), "A")
                        .at(-87.9, 43.1)
                        .withReported(START),
                Incident.of("2", Occurrence.at(START.atTime(9, 1)), "A")
                        .at(-87.95, 43.1)
                        .withReported(START.plusDays(5)),
                Incident.of("3", Occurrence.on(START), "A").withReported(START.minusDays(1)),
                Incident.of("4", Occurrence.on(START.plusMonths(1)), "A")
                        .withReported(START.plusMonths(1).plusDays(40)));
        DataQuality quality = DataQuality.of(log);
        assertThat(quality.located())
                .hasToString("[LocatedShare[period=2010-01-01/2010-02-01, incidents=3,"
                        + " withPosition=2], LocatedShare[period=2010-02-01/2010-03-01, incidents=1, withPosition=0]]");
        assertThat(quality.located(Period.parse("2010")).share()).isEqualTo(0.5);
        assertThat(quality.midnight()).isEqualTo(0.5);
        assertThat(quality.lag()).isEqualTo(new DataQuality.ReportLag(5, 40, 1));
        assertThat(quality.precisionMetres()).isEqualTo(1111.95);
        assertThat(quality.tooCoarseFor(2_200)).isTrue();
        assertThat(quality.tooCoarseFor(2_300)).isFalse();
        assertThat(DataQuality.of(List.of())).isEqualTo(DataQuality.notAssessed());
        assertThatThrownBy(() -> quality.tooCoarseFor(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The width NaN m is not above 0");
    }

    @Test
    void aStandInStandsOutAndBusyAddressesDoNot() {
        List<Incident> log = new ArrayList<>();
        for (int place = 0; place < 200; place++) {
            for (int n = 0; n < 60 / (1 + place / 12); n++) {
                log.add(Incident.of("b" + log.size(), Occurrence.on(START), "A").at(-87.9 - place / 1e4, 43.12345));
            }
        }
        assertThat(DataQuality.of(log).pileUps()).hasSize(50).noneMatch(DataQuality.PileUp::likelyDefault);
        for (int n = 0; n < 200; n++) {
            log.add(Incident.of("d" + n, Occurrence.on(START), "A").at(-87.9221, 43.0346));
        }
        DataQuality quality = DataQuality.of(log);
        assertThat(quality.pileUps().get(0))
                .isEqualTo(new DataQuality.PileUp(Position.of(-87.9221, 43.0346), 200, true));
        assertThat(quality.pileUps())
                .filteredOn(DataQuality.PileUp::likelyDefault)
                .hasSize(1);
        long located = quality.located().stream()
                .mapToLong(DataQuality.LocatedShare::withPosition)
                .sum();
        assertThat(quality.asTable().rows())
                .as("with its share")
                .anyMatch(row -> row.equals(List.of(
                        "recurring position, likely a stand-in", "(-87.9221, 43.0346)", 200L, 200.0 / located)));
        assertThat(quality).hasToString("100.0 % located; 50 coordinates recurring, 1 likely a stand-in");
    }

    @Test
    void daysHeapOnTheFirst() {
        long seed = 6;
        List<Incident> log = log(36, new Random(seed), month -> 3);
        assertThat(DataQuality.of(log).heaping()).as("seed " + seed).isEmpty();
        for (int month = 0; month < 36; month++) {
            for (int n = 0; n < 4; n++) {
                log.add(Incident.of("h" + log.size(), Occurrence.on(START.plusMonths(month)), "A"));
            }
        }
        assertThat(DataQuality.of(log).heaping())
                .as("seed " + seed)
                .hasSize(1)
                .allMatch(words -> words.startsWith("day 1 of the month: "));
    }

    @Test
    void aJumpIsFoundAndSeasonAndTrendAreNot() {
        int falseAlarms = 0;
        int found = 0;
        for (int trial = 0; trial < 100; trial++) {
            Random random = new Random(1_000 + trial);
            List<Incident> calm =
                    log(72, random, month -> 4 * (1 + 0.3 * Math.sin(month * Math.PI / 6)) * Math.exp(-0.004 * month));
            falseAlarms += DataQuality.of(calm).proposedBreaks().isEmpty() ? 0 : 1;
            List<RecordingBreak> jump =
                    DataQuality.of(log(72, random, month -> month < 40 ? 4 : 6)).proposedBreaks();
            found += jump.size() == 1
                            && Math.abs(jump.get(0).day().toEpochDay()
                                            - START.plusMonths(40).toEpochDay())
                                    <= 62
                    ? 1
                    : 0;
        }
        assertThat(falseAlarms).as("seeds from 1000").isLessThanOrEqualTo(1);
        assertThat(found).as("seeds from 1000").isGreaterThanOrEqualTo(90);
    }

    @Test
    void aJumpOfOneZoneIsToldOfThatZone() {
        long seed = 8;
        Random random = new Random(seed);
        List<Incident> log = new ArrayList<>();
        log(60, random, month -> 5).forEach(incident -> log.add(incident.withZones(java.util.Map.of("beat", "1"))));
        log(60, random, month -> month < 30 ? 0.5 : 2)
                .forEach(incident -> log.add(incident.withZones(java.util.Map.of("beat", "2"))));
        List<RecordingBreak> breaks = DataQuality.of(log).proposedBreaks();
        assertThat(breaks).as("seed " + seed).hasSize(1);
        assertThat(breaks.get(0).zone()).isEqualTo("2");
        assertThat(breaks.get(0).what())
                .startsWith("beat: ")
                .endsWith(" % from then on; a change of recording, or of crime");
    }
}
