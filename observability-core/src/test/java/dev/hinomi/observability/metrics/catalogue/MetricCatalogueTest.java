package dev.hinomi.observability.metrics.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hinomi.observability.config.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricCatalogueTest {

    /** Everything that can be wrong. */
    private enum Wrong implements DeclaredMetric {
        SPACED(described(Metric.counter("shop orders"))),
        LONG(described(Metric.timer("x".repeat(197)))),
        FIRST(described(Metric.counter("shop.pay.count"))),
        SECOND(described(Metric.timer("shop.pay"))),
        SILENT(Metric.counter("shop.silent")),
        UNIT(described(Metric.counter("shop.unit").unit("furlong"))),
        RESERVED(described(Metric.counter("shop.reserved").tag("env", "prod"))),
        KEY(described(Metric.counter("shop.key").tag("User Id", "a"))),
        TWICE(described(Metric.counter("shop.twice").tag("a", "x").tag("a", "y"))),
        VALUE(described(Metric.counter("shop.value").tag("a", "Not So"))),
        UNBOUNDED(described(Metric.counter("shop.unbounded").tag("user"))),
        EMPTY(described(Metric.counter("shop.empty").tag(TagKey.upTo(0, "user")))),
        MANY(described(Metric.counter("shop.many").tag(TagKey.upTo(50, "a")).tag(TagKey.upTo(50, "b"))));

        private final Metric metric;

        Wrong(Metric metric) {
            this.metric = metric;
        }

        private static Metric described(Metric metric) {
            return metric.description("Something").owner("shop");
        }

        @Override
        public Metric metric() {
            return metric;
        }
    }

    @Test
    void whatIsRightHasNoProblems() {
        assertThat(MetricCatalogue.of(ShopMetrics.values()).problems()).isEmpty();
    }

    @Test
    void everythingThatIsWrongIsToldAtOnceWithItsPlace() {
        List<Problem> problems = MetricCatalogue.of(Wrong.values()).problems();

        assertThat(problems)
                .extracting(Problem::origin)
                .containsExactly(
                        "Wrong.SPACED",
                        "Wrong.LONG",
                        "Wrong.SECOND",
                        "Wrong.SILENT",
                        "Wrong.SILENT",
                        "Wrong.UNIT",
                        "Wrong.RESERVED",
                        "Wrong.KEY",
                        "Wrong.TWICE",
                        "Wrong.VALUE",
                        "Wrong.UNBOUNDED",
                        "Wrong.EMPTY",
                        "Wrong.MANY");
        assertThat(problems)
                .extracting(Problem::toString)
                .contains(
                        "metric shop orders (Wrong.SPACED): has a name that Datadog changes to shop_orders. Call it shop_orders",
                        "metric shop.pay (Wrong.SECOND): becomes the series shop.pay.count, as does Wrong.FIRST. Give one of the"
                                + " two another name",
                        "metric shop.unbounded (Wrong.UNBOUNDED): has the tag user without values or a bound. Name its values, or"
                                + " say TagKey.upTo(most, \"user\")");
    }

    @Test
    void twoEnumsWithOneNameCollide() {
        assertThat(MetricCatalogue.of(ShopMetrics.values(), ShopMetrics.values())
                        .problems())
                .hasSize(1 + 4 + 3 + 1 + 1);
    }

    @Test
    void itKnowsTheNamesThatAMetricHasInDatadog() {
        MetricCatalogue catalogue = MetricCatalogue.of(ShopMetrics.values());

        assertThat(List.of("shop.orders", "shop.payment.count", "shop.payment.max", "shop.payment", "shop.basket.sum"))
                .allMatch(catalogue::emits);
        assertThat(List.of("shop.orders.count", "shop.basket", "shop.payment.avg", "shop"))
                .noneMatch(catalogue::emits);
    }

    @Test
    void whatIsWrittenAsJsonIsReadBackTheSame() {
        MetricCatalogue catalogue = MetricCatalogue.of(ShopMetrics.values());

        String json = CatalogueJson.write(catalogue);

        MetricCatalogue read = CatalogueJson.read(json, "metrics.json");
        assertThat(CatalogueJson.write(read)).isEqualTo(json);
        assertThat(read.emits("shop.payment.count")).isTrue();
        assertThat(read.problems()).isEmpty();
    }

    @Test
    void eachLineOfTheJsonIsAMetricThatAScriptCanRead() {
        assertThat(CatalogueJson.write(MetricCatalogue.of(ShopMetrics.values())).lines())
                .contains(
                        "  {\"name\":\"shop.orders\",\"type\":\"counter\",\"series\":[\"shop.orders\"],\"unit\":\"item\","
                                + "\"description\":\"Orders that were paid\",\"owner\":\"shop\",\"tags\":[{\"key\":\"channel\",\"values\":"
                                + "[\"web\",\"app\"]},{\"key\":\"outcome\",\"values\":[\"paid\",\"failed\"]}]},");
    }

    @Test
    void whatIsNoCatalogueIsRefusedWithItsPlace() {
        for (String broken :
                List.of("", "[]", "{}", "{\"metrics\":[{}]}", "{\"metrics\":[{\"name\":\"a\",\"type\":\"b\"}]}")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> CatalogueJson.read(broken, "old.json"))
                    .withMessageContaining("old.json");
        }
    }

    @Test
    void aPageHasARowForEachMetric() {
        assertThat(CataloguePage.of("Metrics of the shop", MetricCatalogue.of(ShopMetrics.values()))
                        .lines())
                .contains(
                        "# Metrics of the shop",
                        "| `shop.orders` | counter | item | `channel`: web, app; `outcome`: paid, failed | Orders that were paid |"
                                + " shop |",
                        "| `shop.payment`: `.count`, `.sum`, `.max`, itself | timer | millisecond | `bank`: up to 3 | How long the"
                                + " bank takes | shop |");
    }
}
