package psp.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import psp.core.Period;
import psp.stats.Benchmark;
import psp.stats.inference.Interval;
import psp.stats.pool.Site;

class SerializationTest {

    static List<Serializable> examples() {
        StudyPack pack = StudyPack.of(Samples.table());
        Mismatch difference = new Mismatch("results.json", "reduction: after", "560", "559");
        RoundedIncidents.Row row = new RoundedIncidents.Row(YearMonth.of(2016, 4), "-87.95", "43.06");
        PooledPacks.Member member =
                new PooledPacks.Member("a.zip", pack, Site.of("a", pack.study().reduction()));
        StudyPack days = StudyPack.of(Samples.days());
        PooledPacks.Member other =
                new PooledPacks.Member("b.zip", days, Site.of("b", days.study().reduction()));
        return List.of(
                PackKind.PUBLIC,
                pack,
                pack.figures(),
                Figure.of("a", "b", 1, new Interval(0, 2, 0.95, "exact")),
                new ActivityEntry(Period.parse("2016"), "two squads", "", "foot patrol", 640.5, ""),
                difference,
                new Replay("x.zip", pack.hash(), 9, List.of(difference)),
                row,
                new RoundedIncidents(List.of(row)),
                SealedPlan.of(
                                LocalDate.of(2016, 3, 15),
                                "shootings",
                                Samples.table().operation())
                        .withBenchmark(Benchmark.Kind.DRIFT),
                member,
                new PooledPacks("shootings", List.of(member, other)));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void survives(Serializable value) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject())
                    .isEqualTo(value)
                    .hasToString(value.toString())
                    .hasSameHashCodeAs(value);
        }
    }
}
