package psp.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OffenseMapTest {

    private static final Occurrence DAY = Occurrence.on(LocalDate.of(2016, 4, 1));

    @Test
    void unmappedOffencesAreListedWithTheirCounts() {
        Incidents log = Incidents.of(List.of(Incident.of("1", DAY, "robbery - armed", "Trespass"),
                Incident.of("2", DAY, "Trespass"), Incident.of("3", DAY, "AGGRAVATED ASSAULT")));
        OffenseMap words = OffenseMap.named("words");
        Incidents mapped = words.map(log);
        assertThat(mapped.stream().map(Incident::offenses)).containsExactly(List.of("120", "Trespass"),
                List.of("Trespass"), List.of("13A"));
        assertThat(words.unmapped(log)).hasToString("{Trespass=2}");
        assertThat(mapped.intake().notes()).containsExactly("1 offence not in the map 'words', such as Trespass 2");
        Outcome violent = Outcome.mapped("violent", words, "120", "13A", "09A");
        assertThat(log.stream().mapToInt(violent::count).sum()).isEqualTo(2);
        assertThat(violent).hasToString("violent: incidents with an offence among [09A, 120, 13A] by the map 'words'");
    }

    @Test
    void everyShippedCodeIsInTheTable() {
        for (String name : List.of("chicago-fbi", "srs", "words")) {
            OffenseMap map = OffenseMap.named(name);
            assertThat(map.toString()).startsWith(name + ": ").endsWith(" local offences");
        }
        assertThat(OffenseMap.named("srs").find("1A")).contains("09A");
        for (String local : List.of("1a", "1b", "2", "3", "4", "5", "6", "7", "8", "9", "10")) {
            assertThat(OffenseTable.nibrs().find(OffenseMap.named("srs").find(local).orElseThrow())).isPresent();
        }
        assertThat(OffenseMap.named("chicago-fbi").find("04B")).contains("13A");
        assertThat(OffenseMap.named("chicago-fbi").find("08B")).isEmpty();
    }

    @Test
    void aCategoryIsAllOfItsCodes() {
        Outcome assault = Outcome.inCategory("assault", OffenseTable.nibrs(), "assault offenses");
        assertThat(assault).hasToString("assault: incidents with an offence among [13A, 13B, 13C]");
        assertThat(assault.count(Incident.of("1", DAY, "13c"))).isEqualTo(1);
        assertThatThrownBy(() -> Outcome.inCategory("x", OffenseTable.nibrs())).isInstanceOf(
                IllegalArgumentException.class).hasMessage("Outcome 'x' names no category; name at least one");
    }

    @Test
    void aMapOfOnesOwn() {
        OffenseMap map = OffenseMap.parse("own 2016", List.of("# ours", "", "ASSAULT* = 13B", "ASSAULT, AGG* = 13A"));
        assertThat(map.find("Assault, aggravated, knife")).contains("13A");
        assertThat(map.find("assault")).contains("13B");
        assertThat(map).isEqualTo(OffenseMap.of("own 2016", Map.of("assault*", "13B", "assault, agg*", "13A")));
        assertThatThrownBy(() -> OffenseMap.parse("own", List.of("A = 1", "a = 2"))).isInstanceOf(DataException.class)
                .hasMessage("own, line 2: 'a' is mapped twice");
        assertThatThrownBy(() -> OffenseMap.parse("own", List.of("A"))).isInstanceOf(DataException.class)
                .hasMessage("own, line 1: 'A' is no line 'local = code'");
        assertThatThrownBy(() -> OffenseMap.parse("own", List.of())).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The map of offences 'own' is empty");
        assertThatThrownBy(() -> OffenseMap.named("lapd")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("No offence map 'lapd'; the offence maps are [chicago-fbi, srs, words]");
    }
}
