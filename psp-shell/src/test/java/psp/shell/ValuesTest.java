package psp.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import psp.core.Boundary;
import psp.core.DataQuality;
import psp.core.Incidents;
import psp.core.Intake;
import psp.core.Period;
import psp.core.Place;
import psp.core.Position;
import psp.core.QualityCounter;
import psp.core.Zone;
import psp.core.ZoneCounter;
import psp.core.ZoneCounts;
import psp.core.Zones;
import psp.geo.EdgeAccount;
import psp.geo.EdgeRule;
import psp.geo.LocalPlane;
import psp.geo.PointCounter;
import psp.geo.Tiling;
import psp.geo.ZoneIndex;
import psp.geo.ZoneMetres;
import psp.io.AddressTable;
import psp.io.Columns;
import psp.io.Counted;
import psp.io.Feed;
import psp.io.FileCheck;
import psp.io.Guess;
import psp.io.IncidentFiles;
import psp.io.limit.Limits;
import psp.io.projection.CoordinateSystem;
import psp.io.projection.MapProjection;

/**
 * Whatever a public type holds can be stored, shipped and printed; psp-core and psp-stats bring back an example of each of
 * theirs in their own SerializationTest, psp-geo and psp-io here.
 */
class ValuesTest {

    private static final List<String> ROOMS = Exports.packages().stream()
            .filter(room -> !room.startsWith("psp.share"))
            .toList();
    /** Running accounts, and what holds an executor. */
    private static final Set<String> NOT_FOR_STORING = Stream.of(
                    ZoneCounter.class,
                    Intake.Counter.class,
                    QualityCounter.class,
                    PointCounter.class,
                    IncidentFiles.class)
            .map(Class::getName)
            .collect(Collectors.toSet());

    private static final Zones ZONES =
            Zones.of(Zone.of("a", Boundary.box(0, 0, 1, 1)), Zone.of("b", Boundary.box(1, 0, 2, 1)));
    private static final Intake INTAKE = Incidents.of(List.of()).intake();
    private static final List<Serializable> EXAMPLES = List.of(
            new EdgeAccount("a", 2, 1, 2, 30, 2, 1, 1),
            ZoneIndex.of(ZONES, EdgeRule.CLOSED),
            LocalPlane.around(Position.of(-87.95, 43.067)),
            Tiling.of(ZONES),
            Tiling.of(ZONES).repair(),
            new Tiling.Overlap("a", "b", 9, 3, Position.of(1, 2)),
            new Tiling.Gap(List.of("a"), 9, 3, Position.of(1, 2)),
            ZoneMetres.of(ZONES.iterator().next()),
            new Tiling.Invalid("a", "Self-intersection", Position.of(1, 2)),
            Columns.named("id", "o", "d", "x", "y").withExtent(-88, 42, -87, 44),
            Limits.DEFAULT.withDepth(9),
            MapProjection.of("EPSG:32054"),
            Feed.of("boston"),
            CoordinateSystem.of("EPSG:3435"),
            AddressTable.of(Map.of("1 A St", Position.of(-87.95, 43.067))),
            new Guess("boston", Columns.of("boston"), null, List.of("because"), List.of("look")),
            new Counted(ZoneCounts.none(), INTAKE),
            new FileCheck(
                    Columns.of("boston"),
                    null,
                    INTAKE,
                    DataQuality.notAssessed(),
                    Period.parse("2016"),
                    new TreeMap<>(),
                    new TreeMap<>(),
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    false));

    /** The public types that hold something, nested ones included. */
    private static Stream<JavaClass> holders(List<String> rooms) {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(rooms).stream()
                        .filter(type -> rooms.contains(type.getPackageName()))
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                        .filter(type -> !type.isInterface() && !type.isEnum() && !type.isAssignableTo(Throwable.class))
                        .filter(type -> type.getFields().stream()
                                .map(JavaField::getModifiers)
                                .anyMatch(modifiers -> !modifiers.contains(JavaModifier.STATIC)));
    }

    private static Set<String> names(Stream<JavaClass> types) {
        return types.map(JavaClass::getName).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void whateverHoldsSomethingCanBeStored() {
        assertThat(names(holders(ROOMS).filter(type -> !type.isAssignableTo(Serializable.class))))
                .isEqualTo(NOT_FOR_STORING);
    }

    @Test
    void whateverHoldsSomethingIsPrintedInWords() {
        assertThat(names(holders(ROOMS)
                        .filter(type -> !type.isRecord())
                        .filter(type -> type.tryGetMethod("toString").isEmpty())))
                .isEmpty();
    }

    @Test
    void everyValueOfGeoAndIoHasAnExample() {
        assertThat(names(holders(ROOMS.stream()
                                .filter(room -> room.startsWith("psp.geo") || room.startsWith("psp.io"))
                                .toList())
                        .filter(type -> type.isAssignableTo(Serializable.class))))
                .isEqualTo(EXAMPLES.stream()
                        .map(value -> value.getClass().getName())
                        .collect(Collectors.toSet()));
    }

    @Test
    void everyExampleComesBackSayingTheSame() {
        for (Serializable value : EXAMPLES) {
            Object back = copy(value);
            assertThat(back).hasToString(value.toString());
            if (value instanceof ZoneIndex index) {
                assertThat(((ZoneIndex) back).zones()).isEqualTo(index.zones());
                assertThat(((ZoneIndex) back).locate(1, 0.5))
                        .isEqualTo(index.locate(1, 0.5))
                        .isEqualTo(Place.in("a", "b"));
            } else {
                assertThat(back).isEqualTo(value).hasSameHashCodeAs(value);
            }
        }
    }

    private static Object copy(Object value) {
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
}
