package dev.hinomi.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.hinomi.cli");

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.hinomi.(**)")
                .should()
                .beFreeOfCycles()
                .because("a package that can be understood alone can be changed alone")
                .check(CLASSES);
    }

    @Test
    void onlyCommandsSeeTheCommandLine() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.hinomi.cli")
                .should()
                .dependOnClassesThat(resideInAnyPackage("picocli..", "dev.hinomi.cli"))
                .because("what reads and explains must be usable without a command")
                .check(CLASSES);
    }

    @Test
    void theDoctorAloneAsksSlack() {
        noClasses()
                .that()
                .haveNameNotMatching(".*\\.DoctorCommand(\\$.*)?")
                .should()
                .dependOnClassesThat(resideInAnyPackage("dev.hinomi.alerts.slack.."))
                .because("every other command must be harmless wherever it runs")
                .check(CLASSES);
    }

    @Test
    void nothingSendsAnything() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage("com.slack..", "okhttp3..", "java.net.http..", "org.junit.."))
                .because("a command that explains must never call anybody, and runs without JUnit")
                .check(CLASSES);
    }

    @Test
    void onlyMainEndsTheProcessAndNobodyReadsAClock() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.hinomi.cli.Hinomi")
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .because("commands answer with a code, and time is an argument")
                .check(CLASSES);
    }
}
