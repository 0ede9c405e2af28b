package dev.hinomi.sandbox;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;

@AnalyzeClasses(packages = "dev.hinomi.sandbox", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule packagesHaveNoCycles = slices().matching("dev.hinomi.sandbox.(**)")
            .should()
            .beFreeOfCycles()
            .because("a package that can be read without the others is a package that can be changed");

    @ArchTest
    static final ArchRule nobodyImportsTheFacade = noClasses()
            .that()
            .resideInAPackage("dev.hinomi.sandbox.*..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.hinomi.sandbox")
            .because("the façade assembles the parts; a part that knew it would close a cycle");

    @ArchTest
    static final ArchRule theStoreKnowsNothingElse = classes()
            .that()
            .resideInAPackage("dev.hinomi.sandbox.store")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.hinomi.sandbox.store", "java..", "com.google.gson..", "org.jspecify..")
            .because("everything else is built on it");

    @ArchTest
    static final ArchRule nothingLogs = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.slf4j..", "java.util.logging..", "ch.qos.logback..")
            .because("a sandbox that logged through the library it watches would feed itself");

    @ArchTest
    static final ArchRule timeIsAnArgument = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class)
            .because("tests turn the clock by hand");
}
