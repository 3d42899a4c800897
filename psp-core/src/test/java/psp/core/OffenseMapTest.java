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
        Incidents log = Incidents.of(List.of(
                Incident.of("1", DAY, "robbery - armed", "Trespass"),
                Incident.of("2", DAY, "Trespass"),
                Incident.of("3", DAY, "AGGRAVATED ASSAULT")));
        OffenseMap words = OffenseMap.named("words");
        Incidents mapped = words.map(log);
        assertThat(mapped.stream().map(Incident::offenses))
                .containsExactly(List.of("120", "Trespass"), List.of("Trespass"), List.of("13A"));
        assertThat(words.unmapped(log)).hasToString("{Trespass=2}");
        assertThat(mapped.intake().notes()).containsExactly("1 offence not in the map 'words', such as Trespass 2");
        Outcome violent = Outcome.mapped("violent", words, "120", "13A", "09A");
        assertThat(log.stream().mapToInt(violent::count).sum()).isEqualTo(2);
        assertThat(violent).hasToString("violent: incidents with an offence among [09A, 120, 13A] by the map 'words'");
    }

    @Test
    void everyShippedCodeIsInTheTable() {
        for (String name : List.of("chicago-fbi", "iucr", "lapd", "srs", "words")) {
            OffenseMap map = OffenseMap.named(name);
            assertThat(map.toString()).startsWith(name + ": ").endsWith(" local offences");
            assertThat(map.codes())
                    .as(name)
                    .allMatch(code -> OffenseTable.nibrs().find(code).isPresent());
        }
        assertThat(OffenseMap.named("srs").find("1A")).contains("09A");
        for (String local : List.of("1a", "1b", "2", "3", "4", "5", "6", "7", "8", "9", "10")) {
            assertThat(OffenseTable.nibrs()
                            .find(OffenseMap.named("srs").find(local).orElseThrow()))
                    .isPresent();
        }
        assertThat(OffenseMap.named("chicago-fbi").find("04B")).contains("13A");
        assertThat(OffenseMap.named("chicago-fbi").find("08B")).isEmpty();
    }

    @Test
    void aCategoryIsAllOfItsCodes() {
        Outcome assault = Outcome.inCategory("assault", OffenseTable.nibrs(), "assault offenses");
        assertThat(assault).hasToString("assault: incidents with an offence among [13A, 13B, 13C]");
        assertThat(assault.count(Incident.of("1", DAY, "13c"))).isEqualTo(1);
        assertThatThrownBy(() -> Outcome.inCategory("x", OffenseTable.nibrs()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Outcome 'x' names no category; name at least one");
    }

    @Test
    void aMapOfOnesOwn() {
        OffenseMap map = OffenseMap.parse("own 2016", List.of("# ours", "", "ASSAULT* = 13B", "ASSAULT, AGG* = 13A"));
        assertThat(map.find("Assault, aggravated, knife")).contains("13A");
        assertThat(map.find("assault")).contains("13B");
        assertThat(map).isEqualTo(OffenseMap.of("own 2016", Map.of("assault*", "13B", "assault, agg*", "13A")));
        assertThatThrownBy(() -> OffenseMap.parse("own", List.of("A = 1", "a = 2")))
                .isInstanceOf(DataException.class)
                .hasMessage("own, line 2: 'a' is mapped twice");
        OffenseMap zeros = OffenseMap.parse("own", List.of("(0)31A = 120", "1310 = 290"));
        assertThat(zeros).isEqualTo(OffenseMap.of("own", Map.of("031A", "120", "31A", "120", "1310", "290")));
        assertThatThrownBy(() -> OffenseMap.parse("own", List.of("31a = 120", "(0)31A = 120")))
                .isInstanceOf(DataException.class)
                .hasMessage("own, line 2: '(0)31A' is mapped twice");
        assertThatThrownBy(() -> OffenseMap.parse("own", List.of("A")))
                .isInstanceOf(DataException.class)
                .hasMessage("own, line 1: 'A' is no line 'local = code'");
        assertThatThrownBy(() -> OffenseMap.parse("own", List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The map of offences 'own' is empty");
        assertThatThrownBy(() -> OffenseMap.named("lasd"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("No offence map 'lasd'; the offence maps are [chicago-fbi, iucr, lapd, srs, words]");
    }

    @Test
    void codesOfLosAngelesAndIllinois() {
        OffenseMap lapd = OffenseMap.named("lapd");
        assertThat(List.of(
                        "110", "113", "121", "815", "821", "210", "220", "230", "251", "926", "624", "310", "330",
                        "510"))
                .map(code -> lapd.find(code).orElse(""))
                .containsExactly(
                        "09A", "09B", "11A", "11C", "11B", "120", "120", "13A", "13A", "13A", "13B", "220", "23F",
                        "240");
        assertThat(List.of("433", "930", "763", "440", "946"))
                .allMatch(code -> lapd.find(code).isEmpty());
        OffenseMap iucr = OffenseMap.named("iucr");
        assertThat(List.of(
                        "0110", "110", "0281", "031A", "031a", "0326", "041A", "0486", "486", "051B", "0610", "0910",
                        "930"))
                .map(code -> iucr.find(code).orElse(""))
                .containsExactly(
                        "09A", "09A", "11A", "120", "120", "120", "13A", "13B", "13B", "13A", "220", "240", "240");
        assertThat(List.of("0141", "0440", "0487", "0810", "1310", "2024"))
                .allMatch(code -> iucr.find(code).isEmpty());
    }

    /** Ranks are the SRS classes (FBI, conversion guide of 2012), but for vehicles stolen with what was in them. */
    @Test
    void ranksAreThoseOfTheClasses() {
        OffenseMap ranks = OffenseMap.hierarchy();
        OffenseMap srs = OffenseMap.named("srs");
        assertThat(List.of("1a", "1b", "2", "3", "4", "5", "6", "7", "9", "10"))
                .map(srs::find)
                .map(code -> ranks.find(code.orElseThrow()).orElse(""))
                .containsExactly("1", "1", "2", "3", "4", "5", "7", "6", "9", "10");
        assertThat(OffenseTable.nibrs().offenses().stream()
                        .map(Offense::code)
                        .filter(code -> ranks.find(code).isPresent()))
                .containsExactly(
                        "09A", "09B", "11A", "11B", "11C", "120", "13A", "220", "23*", "23A", "23B", "23C", "23D",
                        "23E", "23F", "23G", "23H", "240", "64A", "64B");
        Incident car = Incident.of("1", DAY, "23F", "240");
        assertThat(Outcome.gravest("vehicles", "240").count(car)).isEqualTo(1);
        assertThat(Outcome.gravest("thefts", "23F").count(car)).isZero();
    }

    @Test
    void theHierarchyRuleCountsTheGravestOffenceAlone() {
        OffenseMap words = OffenseMap.named("words");
        Outcome robberies = Outcome.gravest("robberies", words, "120");
        Outcome homicides = Outcome.gravest("homicides", words, "09A");
        Incident killing = Incident.of("1", DAY, "Robbery", "Homicide");
        assertThat(robberies.count(killing)).isZero();
        assertThat(homicides.count(killing)).isEqualTo(1);
        assertThat(Outcome.mapped("robberies", words, "120").count(killing)).isEqualTo(1);
        assertThat(robberies.count(Incident.of("2", DAY, "Robbery", "Trespass")))
                .isEqualTo(1);
        assertThat(Outcome.gravest("theft", "23*").count(Incident.of("3", DAY, "23*", "Arson")))
                .isEqualTo(1);
        assertThat(Outcome.gravest("rape", "11a", "11B").count(Incident.of("4", DAY, "11B", "11C")))
                .isEqualTo(1);
        // A code of the file's own that looks like one of NIBRS has no rank.
        assertThat(homicides.count(Incident.of("6", DAY, "120", "Homicide"))).isEqualTo(1);
        assertThat(robberies.count(Incident.of("7", DAY, "120"))).isZero();
        assertThat(Outcome.gravest("robberies", "120").count(Incident.of("7", DAY, "120", "220")))
                .isEqualTo(1);
        assertThat(Outcome.gravest("robberies", "120").count(Incident.of("8", DAY, " 120", "09a")))
                .isZero();
        assertThat(robberies.count(Incident.of("5", DAY, "Trespass"))).isZero();
        assertThat(robberies)
                .hasToString("robberies: incidents with a gravest offence (hierarchy rule) among [120] by the map"
                        + " 'words'");
        assertThat(Outcome.gravest("r", "120"))
                .hasToString("r: incidents with a gravest offence (hierarchy rule) among [120]");
        assertThatThrownBy(() -> Outcome.gravest("arson", words, "200"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "The code '200' has no rank in the hierarchy rule; ask for it by Outcome.mapped, which counts every"
                                + " offence");
    }
}
