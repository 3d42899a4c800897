package psp.share.brief;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import psp.core.Coverage;
import psp.core.Operation;
import psp.core.Outcome;
import psp.core.Period;
import psp.core.ZoneCounts;
import psp.geo.ZoneIndex;
import psp.share.Samples;
import psp.stats.Study;

/** The line of counts says nothing of months that were not covered. */
class MonthsChartTest {

    /** The pieces of the line of counts, as many points each. */
    private static List<Long> pieces(String... covered) {
        Period[] periods = Stream.of(covered).map(Period::parse).toArray(Period[]::new);
        ZoneCounts counts = Samples.incidents().stream()
                .filter(incident -> Arrays.stream(periods)
                        .anyMatch(period -> period.contains(incident.occurred().day())))
                .collect(ZoneIndex.of(Samples.ZONES)
                        .counting(Outcome.of("robberies", "ROBBERY"), Coverage.declared(periods)))
                .withAsOf(LocalDate.of(2017, 12, 31));
        Study study = Study.of(Operation.in("Harbour").active("2016-04-01/2017-01-01"), counts);
        String svg = Brief.of(study).charts().get("months");
        String line = Pattern.compile("<path d=\"([^\"]*)\" fill=\"none\" stroke=\"#0a5a9c\" stroke-width=\"1.6\"")
                .matcher(svg)
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
        return Arrays.stream(line.substring(1).split("M"))
                .map(piece -> piece.chars().filter(c -> c == 'L').count() + 1)
                .toList();
    }

    @Test
    void itIsOnePieceWhereAllIsCovered() {
        assertThat(pieces("2012-01-01/2018-01-01")).containsExactly(72L);
    }

    @Test
    void itStopsWhereNothingIsCoveredAndGoesOnAfterIt() {
        assertThat(pieces("2012-01-01/2013-06-01", "2013-09-01/2018-01-01")).containsExactly(17L, 52L);
    }
}
