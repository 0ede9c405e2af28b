package dev.hinomi.observability.metrics.catalogue;

/** Metrics as a service declares them. */
enum ShopMetrics implements DeclaredMetric {
    ORDERS(Metric.counter("shop.orders")
            .unit("item")
            .description("Orders that were paid")
            .owner("shop")
            .tag("channel", Channel.class)
            .tag("outcome", "paid", "failed")),
    PAYMENT(Metric.timer("shop.payment")
            .description("How long the bank takes")
            .owner("shop")
            .tag(Keys.BANK)
            .percentiles()),
    BASKET(Metric.summary("shop.basket").description("Items in a basket").owner("shop")),
    STOCK(Metric.gauge("shop.stock").unit("items").description("Items at hand").owner("shop")),
    IMPORT(Metric.longTaskTimer("shop.import").description("Imports that run").owner("shop"));

    /** The tags whose values are known at run time only. */
    static final class Keys {
        static final TagKey BANK = TagKey.upTo(3, "bank");

        private Keys() {}
    }

    private final Metric metric;

    ShopMetrics(Metric metric) {
        this.metric = metric;
    }

    @Override
    public Metric metric() {
        return metric;
    }
}
