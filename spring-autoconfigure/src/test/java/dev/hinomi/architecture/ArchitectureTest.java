package dev.hinomi.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Instant;
import java.util.Locale;

@AnalyzeClasses(
        packages = "dev.hinomi",
        importOptions = {DoNotIncludeTests.class, ArchitectureTest.NoTemplates.class})
class ArchitectureTest {

    private static final String CORE = "dev.hinomi.observability..";
    private static final String ALERTS = "dev.hinomi.alerts..";
    private static final String SPRING = "dev.hinomi.spring..";
    private static final String SANDBOX = "dev.hinomi.sandbox..";

    @ArchTest
    static final ArchRule packagesFormNoCycles = slices().matching("dev.hinomi.(**)")
            .should()
            .beFreeOfCycles()
            .because("a package that can be read without its readers can be changed without them");

    @ArchTest
    static final ArchRule nothingPointsBackFromTheCore = noClasses()
            .that(resideInAPackage(CORE))
            .should()
            .dependOnClassesThat(resideInAnyPackage(ALERTS, SPRING, SANDBOX))
            .because("arrows go spring-autoconfigure → alert-rules → observability-core");

    @ArchTest
    static final ArchRule nothingPointsBackFromTheAlertRules = noClasses()
            .that(resideInAPackage(ALERTS))
            .should()
            .dependOnClassesThat(resideInAnyPackage(SPRING, SANDBOX))
            .because("arrows go spring-autoconfigure → alert-rules → observability-core");

    @ArchTest
    static final ArchRule theSandboxStandsAlone = noClasses()
            .that(resideInAPackage(SANDBOX))
            .should()
            .dependOnClassesThat(are(resideInAPackage("dev.hinomi..")).and(are(resideOutsideOfPackages(SANDBOX))))
            .because("a judge that shares code with the judged shares its mistakes");

    @ArchTest
    static final ArchRule facadesAreImportedByNobodyInTheirModule = noClasses()
            .that(resideInAnyPackage("dev.hinomi.observability.*..", "dev.hinomi.alerts.*..", "dev.hinomi.sandbox.*.."))
            .should()
            .dependOnClassesThat(facades())
            .because("the root package assembles the others; an arrow back would be a cycle");

    @ArchTest
    static final ArchRule onlyLogbackPackagesSeeLogback = onlyIn("..logback..", "ch.qos.logback..", SPRING);

    @ArchTest
    static final ArchRule onlyMetricsPackagesSeeMicrometersMeters =
            onlyIn("..metrics..", "io.micrometer.[core|datadog]..", SPRING);

    @ArchTest
    static final ArchRule onlyTracesPackagesSeeMicrometersObservations =
            onlyIn("..traces..", "io.micrometer.observation..", SPRING);

    @ArchTest
    static final ArchRule onlyTracesPackagesSeeOpenTelemetry = onlyIn("..traces..", "io.opentelemetry..", "none..");

    @ArchTest
    static final ArchRule onlyTracesPackagesSeeBrave = onlyIn("..traces..", "brave..", "none..");

    @ArchTest
    static final ArchRule onlySlackPackagesSeeTheSlackClient = onlyIn("..slack..", "com.slack..", "none..");

    @ArchTest
    static final ArchRule onlySpringPackagesSeeSpring = onlyIn(SPRING, "org.springframework..", "none..");

    @ArchTest
    static final ArchRule domainPackagesSeeOnlyTheJdkAndTheirNeighbours = noClasses()
            .that(resideInAnyPackage(
                    "dev.hinomi.observability.json..",
                    "dev.hinomi.observability.delivery..",
                    "dev.hinomi.observability.config..",
                    "dev.hinomi.observability.time..",
                    "dev.hinomi.alerts.query..",
                    "dev.hinomi.alerts.series..",
                    "dev.hinomi.alerts.rule..",
                    "dev.hinomi.alerts.state.."))
            .should()
            .dependOnClassesThat(are(resideOutsideOfPackages("java..", "org.jspecify..", CORE, ALERTS)))
            .because("decisions are made of values, not of libraries");

    @ArchTest
    static final ArchRule nobodyAsksAHiddenClock = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class)
            .because("time is an argument; a test must be able to turn it");

    @ArchTest
    static final ArchRule nobodyForgetsTheLocale = noClasses()
            .should()
            .callMethod(String.class, "toLowerCase")
            .orShould()
            .callMethod(String.class, "toUpperCase")
            .because("a Turkish i must not rename a metric: pass " + Locale.class.getSimpleName() + ".ROOT");

    @ArchTest
    static final ArchRule publicTypesAreClosed = classes()
            .that()
            .arePublic()
            .and()
            .areTopLevelClasses()
            .and(are(resideInAnyPackage(CORE, ALERTS)))
            .and()
            .areNotInterfaces()
            .and()
            .areNotEnums()
            .and()
            .areNotRecords()
            .should()
            .haveModifier(JavaModifier.FINAL)
            .orShould(beSealed())
            .because("extension happens through one-method interfaces");

    private static ArchRule onlyIn(String allowed, String library, String alsoAllowed) {
        return noClasses()
                .that(are(resideInAnyPackage(CORE, ALERTS, SPRING))
                        .and(are(resideOutsideOfPackages(allowed, alsoAllowed)))
                        .and(are(DescribedPredicate.not(facades()))))
                .should()
                .dependOnClassesThat(resideInAPackage(library))
                .because("a library that is seen in one place can be replaced in one place");
    }

    private static DescribedPredicate<JavaClass> facades() {
        return DescribedPredicate.describe(
                "façades",
                type -> type.getPackageName().equals("dev.hinomi.observability")
                        || type.getPackageName().equals("dev.hinomi.alerts")
                        || type.getPackageName().equals("dev.hinomi.sandbox"));
    }

    private static ArchCondition<JavaClass> beSealed() {
        return new ArchCondition<>("be sealed") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean sealed = type.reflect().isSealed();
                events.add(new SimpleConditionEvent(
                        type, sealed, type.getName() + (sealed ? " is sealed" : " is neither final nor sealed")));
            }
        };
    }

    /** Leaves out the classes that jte generates from the console's templates. */
    static final class NoTemplates implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/gg/jte/") && !location.contains("/jte/");
        }
    }
}
