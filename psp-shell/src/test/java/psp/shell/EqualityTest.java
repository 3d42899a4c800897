package psp.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import psp.core.Boundary;
import psp.core.CountSeries;
import psp.core.Incident;
import psp.core.Incidents;
import psp.core.Occurrence;
import psp.core.OffenseMap;
import psp.core.OffenseTable;
import psp.core.Operation;
import psp.core.Outcome;
import psp.core.Period;
import psp.core.Position;
import psp.core.Table;
import psp.core.Zone;
import psp.core.ZoneCounts;
import psp.core.Zones;
import psp.geo.LocalPlane;
import psp.geo.ZoneIndex;
import psp.geo.ZoneMetres;
import psp.io.AddressTable;
import psp.io.Columns;
import psp.io.Feed;
import psp.io.projection.CoordinateSystem;
import psp.io.projection.MapProjection;
import psp.share.StudyPack;
import psp.share.brief.Brief;
import psp.stats.CityLevels;
import psp.stats.Decay;
import psp.stats.Study;
import psp.stats.model.CountFit;
import psp.stats.model.CountModel;
import psp.stats.pool.Site;
import psp.stats.pool.Sites;
import psp.stats.watch.ChangeDate;
import psp.stats.watch.Watch;
import psp.stats.watch.WithdrawalPlan;

/**
 * Two values are equal exactly when all that they hold is equal. Records are so by the language; of every other public value
 * this changes one field after the other of a copy, and looks.
 */
class EqualityTest {

    private static final Zones ZONES =
            Zones.of(Zone.of("a", Boundary.box(0, 0, 1, 1)), Zone.of("b", Boundary.box(1, 0, 2, 1)));
    /** Fields that follow from the others, or for which one of them speaks, as an outcome's words do for its rule. */
    private static final Set<String> DERIVED = Set.of(
            "Outcome.rule",
            "Brief.charts",
            "Brief.rtf",
            "CountFit.design",
            "CountFit.fit",
            "Residuals.covariance",
            "LocalPlane.northOfEquator",
            "MapProjection.remark");

    private static List<Serializable> examples() {
        ZoneCounts counts = SampleCounts.months("a");
        Operation operation = Operation.in("a").ring("b").active("2016").withdrawn("2017");
        Study study = Study.of(operation, counts).labelled("INVENTED");
        CountSeries months = counts.in("a").monthly(Period.parse("2012-01-01/2018-01-01"));
        CountModel model = CountModel.of(months);
        CountFit fit = model.fit();
        Watch plain = Watch.of(12, new long[] {9, 8, 11, 10, 9, 12}, new long[] {4, 5, 6, 4, 3, 5});
        Watch watch = plain.observe(7);
        StudyPack pack = StudyPack.of(study);
        return List.of(
                ZONES,
                Boundary.box(0, 0, 1, 1).parts().get(0).shell(),
                Outcome.of("a", "A"),
                Table.of("zone", "count").plus("a", null),
                counts,
                counts.in("a"),
                counts.by(List.of(Period.parse("2016-01"))),
                OffenseTable.nibrs(),
                OffenseMap.named("words"),
                Incidents.of(List.of(
                        Incident.of("1", Occurrence.at(LocalDate.of(2016, 4, 1).atTime(1, 0)), "R"))),
                operation,
                ZoneMetres.of(ZONES.get("a")),
                ZoneIndex.of(ZONES),
                LocalPlane.around(Position.of(-87.9, 43.05)),
                model,
                fit,
                fit.residuals(),
                watch,
                watch.against(new long[] {20, 18, 22, 21, 19, 24}, new long[] {21, 19, 20, 22, 18, 23}, 25),
                WithdrawalPlan.of(plain),
                watch.power(),
                ChangeDate.of(operation, counts, CountSeries.Step.MONTHS),
                study.net(),
                study.answers("2016-02-01"),
                study,
                Sites.of(Site.of("x", study.reduction()), Site.of("y", study.elsewhere()))
                        .pooled(),
                Decay.of(operation, counts, CountSeries.Step.MONTHS),
                CityLevels.of(counts),
                AddressTable.of(Map.of("1 A St", Position.of(-87.95, 43.067))),
                Feed.of("boston"),
                CoordinateSystem.of("EPSG:3435"),
                MapProjection.of("EPSG:32054"),
                Columns.named("id", "offense", "time", "lon", "lat"),
                pack,
                Brief.of(pack));
    }

    @Test
    void aValueThatHoldsSomethingElseIsAnother() throws ReflectiveOperationException, IOException {
        Set<String> blind = new TreeSet<>();
        for (Serializable value : examples()) {
            if (!value.equals(copy(value)) || value.hashCode() != copy(value).hashCode()) {
                blind.add(value.getClass().getSimpleName() + " is not its own copy");
                continue;
            }
            for (Field field : value.getClass().getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) || Modifier.isTransient(field.getModifiers())) {
                    continue;
                }
                field.setAccessible(true);
                Serializable other = copy(value);
                Object another = changed(field.getType(), field.get(other));
                if (another == null && field.get(other) == null) {
                    continue;
                }
                field.set(other, another);
                if (same(value, other)) {
                    blind.add(value.getClass().getSimpleName() + "." + field.getName());
                }
            }
        }
        assertThat(blind).containsExactlyInAnyOrderElementsOf(DERIVED);
    }

    @Test
    void everyPublicValueThatIsNoRecordHasAnExample() {
        Set<String> shown = examples().stream()
                .map(value -> value.getClass().getName())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(Exports.PSP.stream()
                        .filter(Exports::isVisible)
                        .filter(type -> type.isAssignableTo(Serializable.class))
                        .filter(type -> !type.isInterface()
                                && !type.isEnum()
                                && !type.isRecord()
                                && !type.isAssignableTo(Throwable.class)
                                && !type.getModifiers()
                                        .contains(com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT))
                        .map(com.tngtech.archunit.core.domain.JavaClass::getName)
                        .filter(name -> !shown.contains(name)))
                .isEmpty();
    }

    /** Whether two are equal; one whose equality falls over a field has looked at it. */
    private static boolean same(Object one, Object other) {
        try {
            return one.equals(other);
        } catch (RuntimeException looked) {
            return false;
        }
    }

    private static @Nullable Object changed(Class<?> type, @Nullable Object value) {
        if (value instanceof Boolean flag) {
            return !flag;
        }
        if (value instanceof Integer number) {
            return number + 1;
        }
        if (value instanceof Long number) {
            return number + 1;
        }
        if (value instanceof Double number) {
            return number + 1;
        }
        if (value instanceof String text) {
            return text + "x";
        }
        if (value instanceof Collection<?> all && !all.isEmpty() && type.isAssignableFrom(List.class)) {
            return new ArrayList<>(all).subList(1, all.size());
        }
        if (value instanceof Map<?, ?> map && type.isAssignableFrom(Map.class)) {
            return map.isEmpty() ? Map.of("other", "other") : Map.of();
        }
        if (type.isArray() && value != null && Array.getLength(value) > 0) {
            int length = Array.getLength(value);
            Object shorter = Array.newInstance(type.getComponentType(), length - 1);
            System.arraycopy(value, 1, shorter, 0, length - 1);
            return shorter;
        }
        if (value == null && type.isEnum()) {
            return Arrays.asList(type.getEnumConstants()).get(0);
        }
        return null;
    }

    private static Serializable copy(Serializable value) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (Serializable) in.readObject();
        }
    }
}
