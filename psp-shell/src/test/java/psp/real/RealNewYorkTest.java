package psp.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import psp.core.AreaCounts;
import psp.core.CountSeries;
import psp.core.Incident;
import psp.core.Incidents;
import psp.core.Outcome;
import psp.core.Period;
import psp.core.ZoneCounts;
import psp.core.Zones;
import psp.io.Columns;
import psp.io.IncidentCsv;
import psp.stats.watch.Watch;

/** New York's shootings by precinct, each year watched by months against the two before; see docs/evidence/new-york-watch.md. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealNewYorkTest {

    private ZoneCounts counts;

    @BeforeAll
    void read() {
        Incidents rows = IncidentCsv.read(
                SharedData.file("nyc/nypd_shootings_2006_2020.csv"),
                Columns.named("incident_key", "murder", "occurred", "lon", "lat")
                        .withoutOffenses()
                        .withZones("precinct"));
        Set<String> seen = new HashSet<>();
        List<Incident> incidents =
                rows.stream().filter(row -> seen.add(row.id())).toList();
        counts = incidents.stream()
                .collect(ZoneCounts.byRecordedZone(
                        Outcome.all("shooting incidents"),
                        "precinct",
                        Zones.named(incidents.stream()
                                .map(row -> row.zones().get("precinct"))
                                .distinct()
                                .toList())));
    }

    private Optional<Watch> watched(AreaCounts area, int year) {
        CountSeries past = area.monthly(Period.ofYear(year - 2).span(Period.ofYear(year - 1)));
        if (past.total() == 0) {
            return Optional.empty();
        }
        Watch watch = Watch.of(Optional.empty(), past);
        for (CountSeries.Entry month : area.monthly(Period.ofYear(year)).entries()) {
            watch = watch.observe(month.period(), month.count());
        }
        return Optional.of(watch);
    }

    @Test
    void alarmsAreRareWhereNobodyWithdrew() {
        int years = 0;
        int alarms = 0;
        for (int year = 2008; year <= 2019; year++) {
            for (String precinct : counts.zones()) {
                Optional<Watch> watch = watched(counts.in(precinct), year);
                years += watch.isPresent() ? 1 : 0;
                alarms += watch.filter(one -> one.alarm().isPresent()).isPresent() ? 1 : 0;
            }
        }
        assertThat(counts.total().count()).isEqualTo(18_564);
        assertThat(years).isEqualTo(877);
        assertThat(alarms / (double) years).isBetween(0.02, 0.14);
    }

    @Test
    void theRiseOf2020IsFoundInTheSummer() {
        List<Watch> many = counts.zones().stream()
                .map(counts::in)
                .filter(area -> area.count(Period.parse("2018-01-01/2020-01-01")) >= 2 * 20)
                .map(area -> watched(area, 2020).orElseThrow())
                .toList();
        assertThat(many).hasSize(12).allMatch(watch -> watch.alarm().isPresent());
        assertThat(many.stream()
                        .filter(watch ->
                                watch.alarm().getAsInt() >= 5 && watch.alarm().getAsInt() <= 7))
                .hasSizeGreaterThanOrEqualTo(6);
        Watch city = watched(counts.total(), 2020).orElseThrow();
        assertThat(city.alarmed()).contains("2020-05-01/2020-06-01");
    }
}
