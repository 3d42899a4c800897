package psp.shell;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rooms and the direction of imports between them: {@code geo -> core <- stats; io -> geo, core}. */
class RoomsTest {

    private static final JavaClasses PSP = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("psp");

    @ParameterizedTest
    @CsvSource({"core,  geo stats io share", "geo,   stats io share", "stats, geo io share", "io,    stats share"})
    void aRoomKnowsOnlyTheRoomsBelowIt(String room, String others) {
        noClasses()
                .that()
                .resideInAPackage("psp." + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages(others))
                .check(PSP);
    }

    @Test
    void nobodyImportsTheShellTheExamplesOrTheBench() {
        noClasses()
                .that()
                .resideInAnyPackage(packages("core geo stats io share"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("psp.shell..", "psp.example..", "psp.bench..")
                .check(PSP);
    }

    @Test
    void onlyTheLibrarysRoomsSeeTheInternalsOfCore() {
        noClasses()
                .that()
                .resideOutsideOfPackages(packages("core geo stats io share"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("psp.core.internal..")
                .check(PSP);
    }

    @Test
    void aRoomSeesOnlyItsOwnInternalsElse() {
        for (String room : List.of("geo", "stats", "io", "share")) {
            noClasses()
                    .that()
                    .resideOutsideOfPackage("psp." + room + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("psp." + room + ".internal..")
                    .allowEmptyShould(true)
                    .check(PSP);
        }
    }

    @Test
    void jtsIsInGeoOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage("psp.geo..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.locationtech.jts..")
                .check(PSP);
    }

    @Test
    void coreNeedsTheJdkAlone() {
        classes()
                .that()
                .resideInAPackage("psp.core..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("psp.core..", "java..", "org.jspecify..")
                .check(PSP);
    }

    @Test
    void statsSeesNoGeometryAndNoFileFormat() {
        noClasses()
                .that()
                .resideInAPackage("psp.stats..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.locationtech..", "de.siegmar..", "tools.jackson..", "com.fasterxml..")
                .check(PSP);
    }

    @Test
    void noInternalTypeInAPublicSignature() {
        codeUnits()
                .that()
                .areDeclaredInClassesThat(visible())
                .should(showOnly(
                        "no internal type", type -> !type.getPackageName().endsWith(".internal")))
                .check(PSP);
    }

    @Test
    void noJtsTypeInAPublicSignatureButInTheAdapter() {
        codeUnits()
                .that()
                .areDeclaredInClassesThat(visible())
                .and()
                .areDeclaredInClassesThat()
                .doNotHaveSimpleName("JtsGeometries")
                .should(showOnly("no JTS type", type -> !type.getPackageName().startsWith("org.locationtech")))
                .check(PSP);
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
                .check(PSP);
    }

    private static String[] packages(String rooms) {
        return List.of(rooms.split(" ")).stream()
                .map(room -> "psp." + room + "..")
                .toArray(String[]::new);
    }

    /** A public or protected member of a public class may show only some types. */
    private static ArchCondition<JavaCodeUnit> showOnly(String what, Predicate<JavaClass> allowed) {
        return new ArchCondition<>("show " + what) {
            @Override
            public void check(JavaCodeUnit unit, ConditionEvents events) {
                if (!isVisible(unit)) {
                    return;
                }
                List<JavaType> types = new ArrayList<>(unit.getParameterTypes());
                types.add(unit.getReturnType());
                for (JavaType type : types) {
                    for (JavaClass raw : type.getAllInvolvedRawTypes()) {
                        if (!allowed.test(raw)) {
                            events.add(SimpleConditionEvent.violated(unit, unit.getDescription() + " shows " + raw));
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
        return DescribedPredicate.describe(
                "are public and not internal",
                type -> type.getModifiers().contains(JavaModifier.PUBLIC)
                        && !type.getPackageName().endsWith(".internal"));
    }
}
