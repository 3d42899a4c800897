package psp.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import psp.core.Boundary;
import psp.core.CountSeries;
import psp.core.Incident;
import psp.core.Incidents;
import psp.core.Occurrence;
import psp.core.Offense;
import psp.core.OffenseTable;
import psp.core.Operation;
import psp.core.Outcome;
import psp.core.Period;
import psp.core.Phase;
import psp.core.Place;
import psp.core.Position;
import psp.core.Table;
import psp.core.Zone;
import psp.core.ZoneCounter;
import psp.core.ZoneCounts;
import psp.core.Zones;
import psp.geo.ZoneIndex;
import psp.io.Columns;
import psp.io.IncidentFiles;
import psp.io.limit.Limits;
import psp.io.projection.MapProjection;
import psp.share.ActivityEntry;
import psp.share.Figure;
import psp.share.Figures;
import psp.share.SealedPlan;
import psp.share.StudyPack;
import psp.stats.Study;
import psp.stats.inference.Rate;
import psp.stats.inference.RateRatio;
import psp.stats.inference.RatioOfRatios;
import psp.stats.inference.ShareLost;
import psp.stats.model.CountModel;
import psp.stats.pool.Site;
import psp.stats.pool.Sites;
import psp.stats.watch.ChangeDate;
import psp.stats.watch.Watch;
import psp.stats.watch.WatchPair;
import psp.stats.watch.Watches;
import psp.stats.watch.WithdrawalPlan;

/** A null at any public door is answered by the argument's name, never by a bare exception from somewhere inside. */
class DoorsTest {

    private static final List<String> ROOMS = List.copyOf(Exports.packages());
    private static final Zone ZONE = Zone.of("a", Boundary.box(0, 0, 1, 1));
    private static final ZoneCounts TABLE = table();
    private static final Study STUDY = Study.of(Operation.in("a").active("2016"), TABLE);
    private static final Watch WATCH = Watch.after(Operation.in("a").active("2015"), TABLE);
    private static final Incident INCIDENT = Incident.of(
                    "1", Occurrence.at(LocalDate.of(2016, 4, 1).atTime(22, 15)), "A")
            .at(0.5, 0.5);
    private static final Sites SITES = Sites.of(Site.of("a", RateRatio.of(Rate.of(9, 30), Rate.of(5, 30))));
    private static final List<Object> HAND_MADE = List.of(
            Period.parse("2016"),
            Position.of(1, 2),
            INCIDENT,
            ZONE,
            Zones.of(ZONE),
            Place.in("a"),
            Phase.of(Phase.Kind.ACTIVE, Period.parse("2016")),
            Outcome.of("a", "A"),
            Operation.in("a").active("2016"),
            TABLE,
            TABLE.coverage(),
            TABLE.header(),
            TABLE.in("a"),
            TABLE.by(List.of(Period.parse("2015"))),
            Watches.after(Operation.in("a").active("2015"), TABLE, 0.1),
            TABLE.in("a").monthly(Period.parse("2016")),
            Incidents.of(List.of(INCIDENT)),
            INCIDENT.occurred(),
            OffenseTable.nibrs(),
            new Offense("1", "n", "c", ""),
            ZoneIndex.of(Zones.of(ZONE)),
            Columns.named("id", "offense", "day"),
            Limits.DEFAULT,
            IncidentFiles.of(List.of(java.nio.file.Path.of("a.csv")), Columns.named("id", "offense", "day")),
            MapProjection.wgs84(),
            Table.of("zone", "count"),
            STUDY,
            STUDY.net(),
            STUDY.reduction(),
            STUDY.reduction().spread(),
            STUDY.reduction().spread().dispersion(),
            STUDY.statement(),
            STUDY.reduction().interval(0.95),
            STUDY.standing(Period.parse("2016-Q4"), 2015),
            STUDY.standing(Period.parse("2016-Q4"), 2015).entries().get(0),
            new TreeMap<String, String>(),
            new TreeSet<String>(),
            ShareLost.Rate.of(9, 30, 1),
            ShareLost.of(ShareLost.Rate.of(9, 30, 1), ShareLost.Rate.of(30, 30, 1), ShareLost.Rate.of(12, 30, 1), 0.95),
            STUDY.net().poisson(),
            RateRatio.of(Rate.of(1, 2), Rate.of(3, 4)),
            RatioOfRatios.of(1, 2, 3, 4),
            CountModel.of(TABLE.in("a").monthly(Period.parse("2015-01-01/2017-01-01"))),
            CountModel.of(TABLE.in("a").monthly(Period.parse("2015-01-01/2017-01-01")))
                    .fit(),
            ZONE.boundary(),
            ZONE.boundary().parts().get(0),
            ZONE.boundary().parts().get(0).shell(),
            ZoneCounter.class,
            psp.geo.Tiling.of(Zones.of(ZONE)),
            WATCH,
            WATCH.power(),
            WATCH.risk(),
            WithdrawalPlan.of(Operation.in("a").active("2016"), TABLE),
            WATCH.against(Operation.in("a").active("2015"), TABLE),
            new WatchPair("shots", WATCH, "shootings", WATCH),
            ChangeDate.of(Operation.in("a").active("2015").withdrawn("2016"), TABLE, CountSeries.Step.MONTHS),
            StudyPack.of(STUDY),
            Figures.of(STUDY),
            new Figure("a", "b", 1.0, null, ""),
            new ActivityEntry(Period.parse("2016"), "", "", "a", 1.0, ""),
            SealedPlan.of(LocalDate.of(2016, 1, 1), "x", Operation.in("a").active("2016")),
            SITES,
            SITES.sites().get(0),
            SITES.pooled());

    private static ZoneCounts table() {
        List<ZoneCounts.Cell> cells = new ArrayList<>();
        for (int month = 0; month < 60; month++) {
            Period period = Period.ofMonth(java.time.YearMonth.of(2012, 1).plusMonths(month));
            cells.add(new ZoneCounts.Cell(period, "a", 3 + month % 5));
            cells.add(new ZoneCounts.Cell(period, "b", 30 + month % 7));
        }
        return ZoneCounts.ofTable("x", cells);
    }

    @Test
    void aNullIsAnsweredByName() throws Exception {
        Set<String> silent = new TreeSet<>();
        int asked = 0;
        for (Class<?> type : publicTypes()) {
            for (Constructor<?> maker : type.getConstructors()) {
                asked += ask(maker, null, silent);
            }
            for (Method method : type.getMethods()) {
                if (method.getDeclaringClass() != type
                        || method.isSynthetic()
                        || method.getName().equals("equals")
                        || method.getName().equals("compareTo")) {
                    continue;
                }
                if (Modifier.isStatic(method.getModifiers())) {
                    asked += ask(method, null, silent);
                } else {
                    for (Object value : HAND_MADE) {
                        if (type.isInstance(value)) {
                            asked += ask(method, value, silent);
                        }
                    }
                }
            }
        }
        assertThat(silent).as("of %s nulls", asked).isEmpty();
        assertThat(asked).isGreaterThan(300);
    }

    @Test
    void aNumberThatIsNoneIsRefused() throws Exception {
        Set<String> silent = new TreeSet<>();
        int asked = 0;
        for (Class<?> type : publicTypes()) {
            for (Constructor<?> maker : type.getConstructors()) {
                asked += askNumbers(maker, null, silent);
            }
            for (Method method : type.getMethods()) {
                for (Object value : HAND_MADE) {
                    if (method.getDeclaringClass() == type
                            && (Modifier.isStatic(method.getModifiers()) || type.isInstance(value))) {
                        asked += askNumbers(method, value, silent);
                    }
                }
            }
        }
        assertThat(silent).as("of %s", asked).isEmpty();
        assertThat(asked).isGreaterThan(100);
    }

    /** Calls once for each number or run of numbers, with NaN and the infinities there. */
    private static int askNumbers(Executable door, Object target, Set<String> silent) throws Exception {
        Class<?>[] types = door.getParameterTypes();
        int asked = 0;
        for (int i = 0; i < types.length; i++) {
            if (types[i] != double.class && types[i] != double[].class && types[i] != Double.class) {
                continue;
            }
            // What was computed may be unbounded, such as an interval and what it holds; what is asked or given may
            // not.
            boolean computed = door.getDeclaringClass().getPackageName().startsWith("psp.stats")
                    && (door instanceof Constructor<?> || door.getName().equals("contains"));
            for (double number : computed
                    ? new double[] {Double.NaN}
                    : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
                Object[] arguments = new Object[types.length];
                for (int j = 0; j < types.length; j++) {
                    arguments[j] = j != i
                            ? some(types[j])
                            : types[j].isArray() ? new double[] {number, number, 1, 1, 2, 2, 0, 0} : (Object) number;
                }
                asked++;
                try {
                    if (door instanceof Method m) {
                        m.invoke(target, arguments);
                    } else {
                        ((Constructor<?>) door).newInstance(arguments);
                    }
                    silent.add(door + " argument " + (i + 1) + ", " + number + ": accepted");
                } catch (InvocationTargetException e) {
                    if (!(e.getCause() instanceof IllegalArgumentException)) {
                        silent.add(door + " argument " + (i + 1) + ", " + number + ": " + e.getCause());
                    }
                }
            }
        }
        return asked;
    }

    private static List<Class<?>> publicTypes() {
        List<Class<?>> types = new ArrayList<>();
        for (JavaClass c : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(ROOMS)) {
            if (ROOMS.contains(c.getPackageName())
                    && c.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.PUBLIC)) {
                types.add(c.reflect());
            }
        }
        return types;
    }

    /** Calls once for each argument that is an object, with null there and something elsewhere. */
    private static int ask(Executable door, Object target, Set<String> silent) throws Exception {
        Class<?>[] types = door.getParameterTypes();
        int asked = 0;
        for (int i = 0; i < types.length; i++) {
            if (types[i].isPrimitive()) {
                continue;
            }
            Object[] arguments = new Object[types.length];
            for (int j = 0; j < types.length; j++) {
                arguments[j] = j == i ? null : some(types[j]);
            }
            asked++;
            try {
                if (door instanceof Method m) {
                    m.invoke(target, arguments);
                } else {
                    ((Constructor<?>) door).newInstance(arguments);
                }
                if (!mayBeNull(door, i)) {
                    silent.add(door + " argument " + (i + 1) + ": accepted");
                }
            } catch (InvocationTargetException e) {
                Throwable thrown = e.getCause();
                if (!namesTheArgument(thrown)
                        && !(thrown instanceof IllegalArgumentException)
                        && !(thrown instanceof IllegalStateException)
                        && !(thrown instanceof java.io.UncheckedIOException)
                        && !(thrown instanceof psp.core.DataException)) {
                    silent.add(door + " argument " + (i + 1) + ": " + thrown);
                }
            }
        }
        return asked;
    }

    private static boolean mayBeNull(Executable door, int argument) {
        return door.getAnnotatedParameterTypes()[argument].isAnnotationPresent(Nullable.class);
    }

    /** Whether the words are those of requireNonNull or of the door's own first use of its parameter. */
    private static boolean namesTheArgument(Throwable thrown) {
        String text = String.valueOf(thrown.getMessage());
        String thrower = thrown.getStackTrace()[0].getClassName();
        return thrown instanceof NullPointerException
                && !text.equals("null")
                && !text.contains("\"<local")
                && !text.contains("\"this.")
                && (thrower.startsWith("psp.") || !text.startsWith("Cannot "));
    }

    private static Object some(Class<?> type) {
        if (type == int.class) {
            return 1;
        } else if (type == long.class) {
            return 1L;
        } else if (type == double.class) {
            return 0.5;
        } else if (type == boolean.class) {
            return true;
        } else if (type == String.class) {
            return "a";
        } else if (type == LocalDate.class) {
            return LocalDate.of(2016, 6, 1);
        } else if (type == List.class || type == java.util.Collection.class || type == Iterable.class) {
            return List.of();
        } else if (type.isArray()) {
            return Array.newInstance(type.getComponentType(), 0);
        } else if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        return HAND_MADE.stream().filter(type::isInstance).findFirst().orElse(null);
    }
}
