package dev.hinomi.alerts;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.hinomi.alerts");

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.hinomi.alerts.(*)..")
                .should()
                .beFreeOfCycles()
                .because("a package that can be understood alone can be changed alone")
                .check(CLASSES);
    }

    @Test
    void nobodyImportsTheFacade() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.hinomi.alerts")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.hinomi.alerts")
                .because("the façade assembles all packages, so an import of it would close a cycle")
                .check(CLASSES);
    }

    @ParameterizedTest
    @CsvSource({
        "query, ''",
        "series, query",
        "rule, query",
        "state, query rule series",
        "escalation, rule",
        "words, query state",
        "oncall, rule notify words",
    })
    void theDomainSeesTheJdkAndItsNeighboursAlone(String name, String neighbours) {
        String own = "dev.hinomi.alerts." + name;
        noClasses()
                .that()
                .resideInAPackage(own)
                .should()
                .dependOnClassesThat(not(resideInAnyPackage("java..", "org.jspecify..", own)
                        .or(resideInAnyPackage(packages(neighbours)))))
                .because("what decides must be readable and testable without any framework")
                .check(CLASSES);
    }

    private static String[] packages(String names) {
        return names.isBlank()
                ? new String[0]
                : names.lines()
                        .flatMap(line -> Arrays.stream(line.split(" ")))
                        .map(name -> "dev.hinomi.alerts." + name)
                        .toArray(String[]::new);
    }

    @ParameterizedTest
    @CsvSource({
        "com.slack.api.., dev.hinomi.alerts.slack",
        "okhttp3.., dev.hinomi.alerts.slack..",
        "io.micrometer.., dev.hinomi.alerts.metrics",
        "org.yaml.snakeyaml.., dev.hinomi.alerts.spec",
        "org.junit.., dev.hinomi.alerts.testing",
        "org.dmfs.., dev.hinomi.alerts.recurrence",
        "java.sql.., dev.hinomi.alerts.store.jdbc",
    })
    void aLibraryIsSeenByItsOwnAdapterAlone(String library, String adapter) {
        noClasses()
                .that()
                .resideOutsideOfPackage(adapter)
                .should()
                .dependOnClassesThat(resideInAPackage(library))
                .because("a library that is seen in one package can be replaced in one package")
                .check(CLASSES);
    }

    @Test
    void nobodyReadsAClockOrSleeps() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(String.class, "toLowerCase")
                .orShould()
                .callMethod(String.class, "toUpperCase")
                .because("time and locale are arguments")
                .check(CLASSES);
    }

    @Test
    void publicTypesAreNotMeantToBeExtended() {
        classes()
                .that()
                .arePublic()
                .and()
                .areNotInterfaces()
                .and()
                .areNotEnums()
                .should()
                .haveModifier(JavaModifier.FINAL)
                .because("extension happens through one-method interfaces")
                .check(CLASSES);
    }
}
