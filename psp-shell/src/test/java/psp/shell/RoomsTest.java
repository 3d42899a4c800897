package psp.shell;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.members;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import psp.core.RecordingBreak;

/** The rooms and the direction of imports between them: {@code geo -> core <- stats; io -> geo, core}. */
class RoomsTest {

    @ParameterizedTest
    @CsvSource({"core,  geo stats io share", "geo,   stats io share", "stats, geo io share", "io,    stats share"})
    void aRoomKnowsOnlyTheRoomsBelowIt(String room, String others) {
        noClasses()
                .that()
                .resideInAPackage("psp." + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages(others))
                .check(Exports.PSP);
    }

    @Test
    void nobodyImportsTheShellTheExamplesOrTheBench() {
        noClasses()
                .that()
                .resideInAnyPackage(packages("core geo stats io share"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("psp.shell..", "psp.example..", "psp.bench..")
                .check(Exports.PSP);
    }

    /** {@code Math} may answer another last digit on another machine; {@code StrictMath} answers the same everywhere. */
    @Test
    void figuresAreOfPortableArithmetic() {
        noClasses()
                .that()
                .resideInAnyPackage("psp.core..", "psp.stats..")
                .should()
                .callMethodWhere(target(owner(type(Math.class)))
                        .and(target(nameMatching(
                                "exp|expm1|log|log10|log1p|pow|sin|cos|tan|a(sin|cos|tan|tan2)|hypot|cbrt"))))
                .because("a figure is the same on every machine")
                .check(Exports.PSP);
    }

    @Test
    void onlyTheLibrarysRoomsSeeTheInternalsOfCore() {
        noClasses()
                .that()
                .resideOutsideOfPackages(packages("core geo stats io share"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("psp.core.internal..")
                .check(Exports.PSP);
    }

    @Test
    void aModuleShowsTheOthersOnlyWhatItExports() {
        for (String module : Exports.byModule().keySet()) {
            String[] inner = packagesOf(module)
                    .filter(name -> !Exports.packages().contains(name) && !name.equals("psp.core.internal"))
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideOutsideOfPackage(module + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(inner)
                    .check(Exports.PSP);
        }
    }

    @Test
    void noTwoPackagesNeedEachOther() {
        SlicesRuleDefinition.slices()
                .assignedFrom(new SliceAssignment() {
                    @Override
                    public SliceIdentifier getIdentifierOf(JavaClass type) {
                        return SliceIdentifier.of(type.getPackageName());
                    }

                    @Override
                    public String getDescription() {
                        return "packages";
                    }
                })
                .should()
                .beFreeOfCycles()
                .check(Exports.PSP);
    }

    @ParameterizedTest
    @CsvSource({
        "internal,  ''",
        "inference, internal",
        "model,     inference internal",
        "window,    model inference internal",
        "level,     window model inference internal",
        "watch,     level window model inference internal",
        "stats,     watch level window model inference internal",
        "design,    stats watch level window model inference internal",
        "pool,      stats watch level window model inference internal",
        "report,    level window model inference internal"
    })
    void withinStatsTheArrowsPointOneWay(String room, String below) {
        Set<String> allowed = new TreeSet<>(List.of(below.split(" ")));
        allowed.add(room);
        List<String> others = packagesOf("psp.stats")
                .filter(name -> !allowed.contains(roomOfStats(name)))
                .toList();
        noClasses()
                .that(DescribedPredicate.describe(
                        "are in psp.stats '" + room + "'",
                        type -> type.getPackageName().startsWith("psp.stats")
                                && roomOfStats(type.getPackageName()).equals(room)))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others.toArray(String[]::new))
                .check(Exports.PSP);
    }

    @Test
    void everyRoomOfStatsHasItsArrows() {
        assertThat(packagesOf("psp.stats").map(RoomsTest::roomOfStats).distinct())
                .containsExactlyInAnyOrder(
                        "design",
                        "inference",
                        "internal",
                        "level",
                        "model",
                        "pool",
                        "report",
                        "stats",
                        "watch",
                        "window");
    }

    /** The first word after {@code psp.stats}; {@code stats} for psp.stats itself. */
    private static String roomOfStats(String name) {
        return name.equals("psp.stats") ? "stats" : name.split("\\.")[2];
    }

    private static Stream<String> packagesOf(String module) {
        return Exports.PSP.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.equals(module) || name.startsWith(module + "."))
                .distinct()
                .sorted();
    }

    @Test
    void noSimpleNameIsExportedTwice() {
        Map<String, List<String>> byName = exportedTypes()
                .collect(Collectors.groupingBy(
                        JavaClass::getSimpleName,
                        TreeMap::new,
                        Collectors.mapping(JavaClass::getName, Collectors.toList())));
        byName.values().removeIf(names -> names.size() == 1);
        assertThat(byName).isEmpty();
    }

    @Test
    void anExportedPackageCanBeTakenInAtOnce() {
        Map<String, Long> sizes = exportedTypes()
                .collect(Collectors.groupingBy(JavaClass::getPackageName, TreeMap::new, Collectors.counting()));
        sizes.entrySet().removeIf(entry -> entry.getValue() <= (entry.getKey().equals("psp.core") ? 40 : 30));
        assertThat(sizes).isEmpty();
    }

    private static Stream<JavaClass> exportedTypes() {
        return Exports.PSP.stream().filter(type -> type.isTopLevelClass() && Exports.isVisible(type));
    }

    @Test
    void thePromptImportsEveryExportedPackage() throws IOException {
        Path script = Path.of(System.getProperty("psp.root", "..")).resolve("psp.jsh");
        assertThat(Files.readAllLines(script).stream()
                        .filter(line -> line.startsWith("import psp."))
                        .map(line -> line.substring("import ".length(), line.length() - ".*".length())))
                .containsExactlyElementsOf(Exports.packages());
    }

    @Test
    void jtsIsInGeoOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage("psp.geo..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.locationtech.jts..")
                .check(Exports.PSP);
    }

    @Test
    void coreNeedsTheJdkAlone() {
        classes()
                .that()
                .resideInAPackage("psp.core..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("psp.core..", "java..", "org.jspecify..")
                .check(Exports.PSP);
    }

    @Test
    void statsSeesNoGeometryAndNoFileFormat() {
        noClasses()
                .that()
                .resideInAPackage("psp.stats..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.locationtech..", "de.siegmar..", "tools.jackson..", "com.fasterxml..")
                .check(Exports.PSP);
    }

    @Test
    void aPublicSignatureShowsOnlyWhatUsersSee() {
        members()
                .that()
                .areDeclaredInClassesThat(visible())
                .should(showOnly(
                        "what users see", type -> !type.getPackageName().startsWith("psp.") || Exports.isVisible(type)))
                .check(Exports.PSP);
        classes()
                .that(visible())
                .should(ArchCondition.from(DescribedPredicate.describe(
                        "have supertypes that users see",
                        type -> Stream.concat(type.getRawSuperclass().stream(), type.getRawInterfaces().stream())
                                .allMatch(above ->
                                        !above.getPackageName().startsWith("psp.") || Exports.isVisible(above)))))
                .check(Exports.PSP);
    }

    @Test
    void noJtsTypeInAPublicSignatureButInTheAdapter() {
        members()
                .that()
                .areDeclaredInClassesThat(visible())
                .and()
                .areDeclaredInClassesThat()
                .doNotHaveSimpleName("JtsGeometries")
                .should(showOnly("no JTS type", type -> !type.getPackageName().startsWith("org.locationtech")))
                .check(Exports.PSP);
    }

    /** Whoever shifts a day by years, months or weeks chooses a window; psp.stats.window alone does, but for: */
    private static final Map<String, String> OWN_CALENDAR = Map.of(
            "psp.stats.level.LevelStudy", "cuts a whole table into periods; no window of a study is chosen",
            "psp.stats.YearCount", "checks that windows it is given are the same days of other years",
            "psp.stats.Standings", "takes the same days of the years and phases that a caller names",
            "psp.share.PublicCells", "finds days at which no window is cut, so that a public pack holds them all",
            "psp.share.folder.StudyDraft", "proposes days to begin with, as a note for the user",
            "psp.share.StudyPack", "asks whether the days of the weekly table are covered",
            "psp.share.brief.LatestMonth", "asks which month is the last whole one",
            "psp.share.brief.Course", "asks whether a period is a month, and how many years a picture shows",
            "psp.share.brief.Wording", "asks whether a period is a month or a year, to name it");

    @Test
    void theCalendarOfWindowsIsInOneRoom() {
        Set<String> shifts = Set.of(
                "plusYears",
                "minusYears",
                "plusMonths",
                "minusMonths",
                "plusWeeks",
                "minusWeeks",
                "withYear",
                "withMonth",
                "withDayOfMonth",
                "withDayOfYear",
                "inYear");
        Map<String, Set<String>> found = new TreeMap<>();
        Exports.PSP.stream()
                .filter(type -> Stream.of("psp.stats", "psp.share")
                        .anyMatch(room -> type.getPackageName().startsWith(room)))
                .filter(type -> !type.getPackageName().equals("psp.stats.window"))
                .forEach(type -> type.getMethodCallsFromSelf().stream()
                        .filter(call -> List.of("java.time.LocalDate", "psp.core.Period")
                                .contains(call.getTargetOwner().getName()))
                        .filter(call -> shifts.contains(call.getName()))
                        .forEach(call -> found.computeIfAbsent(
                                        type.getName().replaceFirst("\\$.*", ""), name -> new TreeSet<>())
                                .add(call.getName())));
        assertThat(found.keySet()).isEqualTo(OWN_CALENDAR.keySet());
    }

    @Test
    void theBreaksOfATableAreJudgedInOneRoom() {
        noClasses()
                .that()
                .resideInAPackage("psp.stats..")
                .and()
                .resideOutsideOfPackage("psp.stats.window")
                .and()
                .doNotHaveSimpleName("StatementWriter")
                .should()
                .callMethod(RecordingBreak.class, "parts", LocalDate.class, LocalDate.class)
                .because(
                        "which breaks lie between is the matter of Breaks; StatementWriter tells jumps that were found, not declared")
                .check(Exports.PSP);
    }

    @Test
    void noClockIsRead() {
        noClasses()
                .that()
                .resideInAnyPackage(packages("core geo stats io share"))
                .should()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(Exports.PSP);
    }

    private static String[] packages(String rooms) {
        return List.of(rooms.split(" ")).stream()
                .map(room -> "psp." + room + "..")
                .toArray(String[]::new);
    }

    /** A public or protected member of a public class may show only some types. */
    private static ArchCondition<JavaMember> showOnly(String what, Predicate<JavaClass> allowed) {
        return new ArchCondition<>("show " + what) {
            @Override
            public void check(JavaMember member, ConditionEvents events) {
                if (!isVisible(member)) {
                    return;
                }
                List<JavaType> types = new ArrayList<>();
                if (member instanceof JavaCodeUnit unit) {
                    types.addAll(unit.getParameterTypes());
                    types.add(unit.getReturnType());
                } else if (member instanceof JavaField field) {
                    types.add(field.getType());
                }
                for (JavaType type : types) {
                    for (JavaClass raw : type.getAllInvolvedRawTypes()) {
                        if (!allowed.test(raw.getBaseComponentType())) {
                            events.add(
                                    SimpleConditionEvent.violated(member, member.getDescription() + " shows " + raw));
                        }
                    }
                }
            }
        };
    }

    private static boolean isVisible(JavaMember member) {
        return member.getModifiers().contains(JavaModifier.PUBLIC)
                || member.getModifiers().contains(JavaModifier.PROTECTED);
    }

    private static DescribedPredicate<JavaClass> visible() {
        return DescribedPredicate.describe("are seen by users", Exports::isVisible);
    }
}
