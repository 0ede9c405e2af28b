package dev.hinomi.observability.metrics.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class TagBudgetTest {
    private final List<String> warnings = new ArrayList<>();
    private final TagBudget budget = TagBudget.of(new Budgets(100, Map.of("small", 10)), warnings::add);
    private MeterRegistry registry = guarded(budget);

    private static MeterRegistry guarded(TagBudget budget) {
        MeterRegistry registry = new SimpleMeterRegistry();
        registry.config().meterFilter(budget);
        budget.watch(registry);
        return registry;
    }

    @Test
    void whatKeepsToTheBudgetIsRecordedAsItIs() {
        for (int user = 0; user < 90; user++) {
            registry.counter("logins", "user", "u" + user).increment();
        }

        assertThat(registry.find("logins").counters()).hasSize(90);
        assertThat(warnings).isEmpty();
        assertThat(budget.overflowed()).isZero();
    }

    @Test
    void whatComesBeyondItIsOtherForTheTagWithTheMostValuesOnly() {
        for (int user = 0; user < 10_000; user++) {
            registry.counter("logins", "channel", user % 2 == 0 ? "web" : "app", "user", "u" + user)
                    .increment();
        }

        assertThat(registry.find("logins").counters()).hasSize(92);
        assertThat(registry.get("logins")
                        .tags("channel", "web", "user", "other")
                        .counter()
                        .count())
                .isEqualTo(5_000 - 45);
        assertThat(sum("logins")).isEqualTo(10_000);
        assertThat(budget.overflowed()).isEqualTo(10_000 - 90);
    }

    @Test
    void theBudgetHoldsWithSeveralTagsOfManyValuesAndNothingIsLost() {
        Random random = new Random(7);
        for (int i = 0; i < 50_000; i++) {
            registry.counter(
                            "calls",
                            "user",
                            "u" + random.nextInt(5_000),
                            "url",
                            "/" + random.nextInt(1_000),
                            "outcome",
                            i % 3 == 0 ? "ok" : "failed")
                    .increment();
        }

        assertThat(registry.find("calls").counters()).hasSizeLessThanOrEqualTo(100);
        assertThat(sum("calls")).isEqualTo(50_000);
    }

    @Test
    void theBudgetHoldsWhenTheTagKeysThemselvesHaveNoEnd() {
        for (int i = 0; i < 10_000; i++) {
            registry.counter("calls", "key" + i, "v").increment();
        }

        assertThat(registry.find("calls").counters()).hasSizeLessThanOrEqualTo(100);
        assertThat(sum("calls")).isEqualTo(10_000);
    }

    @Test
    void oneWarningSaysTheTagHowManyValuesAndTheirShapeButNoValue() {
        for (int user = 0; user < 1_000; user++) {
            registry.counter("small", "user", "tanaka-" + user, "channel", "web")
                    .increment();
        }

        assertThat(warnings)
                .singleElement()
                .asString()
                .contains("The metric small has used up its 10 combinations")
                .contains("tag user had 9 values")
                .contains("xxxxxx-9")
                .doesNotContain("tanaka");
    }

    @Test
    void eachMetricHasABudgetOfItsOwn() {
        for (int user = 0; user < 1_000; user++) {
            registry.counter("small", "user", "u" + user).increment();
            registry.counter("large", "user", "u" + user).increment();
        }

        assertThat(budget.size("small")).isEqualTo(10);
        assertThat(budget.size("large")).isEqualTo(91);
        assertThat(budget.exceeded()).containsExactlyInAnyOrder("small", "large");
        assertThat(warnings).hasSize(2);
    }

    @Test
    void aMeterThatIsRemovedGivesItsPlaceBack() {
        for (int user = 0; user < 1_000; user++) {
            registry.remove(registry.counter("small", "user", "u" + user));
        }

        assertThat(budget.overflowed()).isZero();
        assertThat(budget.size("small")).isZero();
    }

    @Test
    void warningsThatFailCostNothing() {
        MeterRegistry other = guarded(TagBudget.of(Budgets.of(10), line -> {
            throw new IllegalStateException("no console");
        }));
        for (int user = 0; user < 100; user++) {
            other.counter("logins", "user", "u" + user).increment();
        }

        assertThat(other.find("logins").counters()).hasSize(10);
    }

    @Test
    void manyThreadsKeepToTheBudgetTogether() throws Exception {
        int threads = 4;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<?>> running = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            int first = thread * 10_000;
            running.add(pool.submit(() -> {
                start.await();
                for (int i = first; i < first + 10_000; i++) {
                    registry.counter("logins", "user", "u" + i).increment();
                }
                return null;
            }));
        }
        start.countDown();
        for (Future<?> each : running) {
            each.get();
        }
        pool.shutdown();

        assertThat(registry.find("logins").counters()).hasSizeLessThanOrEqualTo(100);
        assertThat(sum("logins")).isEqualTo(threads * 10_000);
        assertThat(warnings).hasSize(1);
    }

    @Test
    void itShowsItselfAsMeters() {
        SimpleMeterRegistry own = new SimpleMeterRegistry();
        budget.bindTo(own);
        for (int user = 0; user < 100; user++) {
            registry.counter("small", "user", "u" + user).increment();
        }

        assertThat(own.get("hinomi.metrics.overflowed").functionCounter().count())
                .isEqualTo(91);
        assertThat(own.get("hinomi.metrics.over_budget").gauge().value()).isEqualTo(1);
    }

    @Test
    void aCompositeKeepsToTheBudgetOfItsMembersToo() {
        CompositeMeterRegistry composite = composite(List.of(MeterFilter.commonTags(Tags.of("stack", "blue"))));
        for (int user = 0; user < 10_000; user++) {
            composite.counter("logins", "user", "u" + user).increment();
        }

        assertThat(composite.getMeters()).hasSize(91);
        assertThat(registry.getMeters()).hasSize(91);
        assertThat(sum("logins")).isEqualTo(10_000);
        assertThat(registry.get("logins")
                        .tags("user", "other", "stack", "blue")
                        .counter()
                        .count())
                .isEqualTo(10_000 - 90);
        assertThat(budget.overflowed()).isEqualTo(10_000 - 90);
    }

    @Test
    void aCompositeDoesNotCountWhatAFilterOfItsMembersMakesOne() {
        CompositeMeterRegistry composite =
                composite(List.of(MeterFilter.replaceTagValues("uri", uri -> uri.replaceAll("[0-9]+", "{id}"))));
        for (int job = 0; job < 10_000; job++) {
            composite.counter("calls", "uri", "/jobs/" + job).increment();
        }

        assertThat(composite.getMeters()).hasSize(1);
        assertThat(registry.get("calls").tag("uri", "/jobs/{id}").counter().count())
                .isEqualTo(10_000);
        assertThat(warnings).isEmpty();
    }

    private CompositeMeterRegistry composite(List<MeterFilter> memberFilters) {
        MeterRegistry member = new SimpleMeterRegistry();
        memberFilters.forEach(member.config()::meterFilter);
        member.config().meterFilter(budget);
        CompositeMeterRegistry composite = new CompositeMeterRegistry();
        composite.config().meterFilter(CompositeBudget.of(budget, () -> memberFilters));
        composite.add(member);
        this.registry = member;
        return composite;
    }

    private double sum(String name) {
        return registry.find(name).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    @Test
    void aMeterWithoutTagsPasses() {
        Meter.Id id = new Meter.Id("jobs", Tags.empty(), null, null, Meter.Type.COUNTER);

        assertThat(budget.map(id)).isSameAs(id);
        assertThat(budget.size("jobs")).isZero();
    }
}
