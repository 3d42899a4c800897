package psp.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every public value comes back equal from Java serialization; a new one without an example here fails the test. */
class SerializationTest {

    private static final Boundary BOX = Boundary.box(0, 0, 1, 1);
    private static final Incident INCIDENT = Incident.of("1", Occurrence.at(LocalDateTime.of(2016, 4, 1, 22, 15)), "A")
            .at(0.5, 0.5)
            .withZones(Map.of("beat", "7"))
            .withTags(List.of("x", "y"));
    private static final ZoneCounts TABLE =
            ZoneCounts.ofTable("x", List.of(new ZoneCounts.Cell(Period.parse("2016-04"), "a", 3)));

    private static final List<Serializable> EXAMPLES = List.of(
            new Statement(List.of(Finding.remark("a")), List.of("b")).labelled("SIMULATED"),
            Period.parse("2016"),
            Position.of(1, 2),
            INCIDENT,
            INCIDENT.occurred(),
            Incidents.of(List.of(INCIDENT)),
            Incidents.of(List.of(INCIDENT)).intake(),
            new Intake.SetAside(2, List.of("line 1: 'x'")),
            BOX,
            BOX.parts().get(0),
            BOX.parts().get(0).shell(),
            Zone.of("a", BOX),
            Zones.of(Zone.of("a", BOX), Zone.named("b")),
            Place.in("a", "b"),
            Place.NO_POSITION,
            Phase.of(Phase.Kind.ACTIVE, Period.parse("2016")),
            Operation.in("a").ring("r").active("2016").movedTo("m").chosenForBeingHigh(),
            ComparisonArea.of("b"),
            TABLE,
            new ZoneCounts.Cell(Period.parse("2016-04"), "a", 3),
            TABLE.header(),
            TABLE.rows().get(0),
            new CountHeader.Ground("v", 1.5, Position.of(-87.95, 43.06)),
            TABLE.coverage(),
            TABLE.in("a"),
            TABLE.by(List.of(Period.parse("2016-04"))),
            TABLE.in("a").monthly(Period.parse("2016-04")),
            TABLE.in("a").monthly(Period.parse("2016-04")).entries().get(0),
            new Offense("1", "n", "c", ""),
            OffenseTable.nibrs(),
            OffenseMap.named("words"),
            RecordingBreak.on(LocalDate.of(2021, 1, 1), "NIBRS"),
            DataQuality.notAssessed(),
            new DataQuality.LocatedShare(Period.parse("2016"), 2, 1),
            new DataQuality.ReportLag(1, 2, 0),
            new DataQuality.PileUp(Position.of(0, 0), 2, true),
            new RecurringId("1", 2, List.of("occurred")),
            Snapshots.of(Incidents.of(List.of()), Incidents.of(List.of(INCIDENT))),
            new Snapshots.Month(Period.parse("2016-04"), 1, 1, 0, 0, 1, 0, 0),
            new EqualAge(Period.parse("2016-04"), Period.parse("2016-05"), LocalDate.of(2016, 6, 3), 1, 2, 1, 0),
            new Statement(List.of(Finding.remark("It fell.")), List.of("why it fell")).labelled("SIMULATED"),
            Finding.remark("It fell."),
            new Statement.Part("Next:", "check again"),
            Table.of("zone", "count").plus("a", null));

    static Object copy(Object value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        } catch (IOException e) {
            throw new AssertionError("cannot store " + value, e);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        } catch (IOException | ClassNotFoundException e) {
            throw new AssertionError("cannot read back " + value, e);
        }
    }

    @Test
    void everyExampleComesBackEqual() {
        for (Serializable value : EXAMPLES) {
            assertThat(copy(value)).isEqualTo(value).hasSameHashCodeAs(value).hasToString(value.toString());
        }
    }

    @Test
    void anOutcomeComesBackCountingTheSame() {
        for (Outcome outcome : List.of(
                Outcome.of("a", "A"),
                Outcome.tagged("x", "x"),
                Outcome.withText("t", "a"),
                Outcome.all("all").hours(20, 4),
                Outcome.mapped("m", OffenseMap.of("m", Map.of("A", "13A")), "13A"),
                Outcome.where("own", i -> i.id().equals("1")))) {
            Outcome back = (Outcome) copy(outcome);
            assertThat(back.definition()).isEqualTo(outcome.definition());
            assertThat(back.count(INCIDENT)).isEqualTo(outcome.count(INCIDENT)).isEqualTo(1);
        }
    }

    @Test
    void everyPublicValueHasAnExample() throws IOException, URISyntaxException, ClassNotFoundException {
        Set<String> shown = EXAMPLES.stream()
                .map(value -> value.getClass().getName())
                .collect(Collectors.toCollection(TreeSet::new));
        Path classes = Path.of(
                Period.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Set<String> missing = new TreeSet<>();
        try (Stream<Path> files = Files.list(classes.resolve("psp/core"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                Class<?> type = Class.forName(
                        "psp.core." + file.getFileName().toString().replace(".class", ""));
                boolean value = Modifier.isPublic(type.getModifiers())
                        && Serializable.class.isAssignableFrom(type)
                        && !type.isEnum()
                        && !type.isInterface()
                        && !Throwable.class.isAssignableFrom(type)
                        && (type.getSuperclass() == null
                                || !type.getSuperclass().isEnum());
                if (value && !shown.contains(type.getName()) && type != Outcome.class) {
                    missing.add(type.getName());
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void bytesDoNotDependOnTheOrderOfMaking() {
        TreeMap<String, String> zones = new TreeMap<>(Map.of("beat", "7", "district", "4"));
        assertThat(INCIDENT.withZones(zones)).isEqualTo(INCIDENT.withZones(Map.of("district", "4", "beat", "7")));
        assertThat(TABLE.toBytes()).isEqualTo(((ZoneCounts) copy(TABLE)).toBytes());
    }
}
