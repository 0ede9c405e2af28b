package dev.hinomi.observability.traces.observations;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a span of every observation that dd-java-agent does not trace itself: below the span that is active where the
 * observation starts, with all its key values as tags. The observation's name is the operation, its contextual name the
 * resource. Never throws into the application. Thread-safe.
 */
public final class ObservationSpans implements ObservationHandler<Observation.Context> {
    private static final Logger LOG = LoggerFactory.getLogger(ObservationSpans.class);

    /** By this attribute dd-java-agent names the operation of a span; without it, it would be "internal". */
    private static final String OPERATION = "operation.name";

    private final Tracer tracer;
    private final Function<String, Map<String, String>> furtherTags;
    private final Predicate<String> skipped;
    private final AtomicBoolean failed = new AtomicBoolean();

    private ObservationSpans(
            Tracer tracer, Function<String, Map<String, String>> furtherTags, Predicate<String> skipped) {
        this.tracer = tracer;
        this.furtherTags = furtherTags;
        this.skipped = skipped;
    }

    /**
     * The handler, if dd-java-agent is attached and implements the OpenTelemetry API, which is to say with
     * {@code DD_TRACE_OTEL_ENABLED=true}.
     *
     * @param furtherTags answers by the name of an observation what else its spans carry, such as the team that owns it
     */
    public static Optional<ObservationSpans> find(Function<String, Map<String, String>> furtherTags) {
        return AgentTracer.find().map(tracer -> new ObservationSpans(tracer, furtherTags, name -> false));
    }

    /** Whether {@link #find} finds one. */
    public static boolean arePossible() {
        return AgentTracer.find().isPresent();
    }

    /** The same handler without the observations of some names. */
    public ObservationSpans skipping(Predicate<String> names) {
        return new ObservationSpans(tracer, furtherTags, skipped.or(names));
    }

    /** Every observation: which of them become spans is decided when they start, because their name is not known before. */
    @Override
    public boolean supportsContext(Observation.Context context) {
        return true;
    }

    @Override
    public void onStart(Observation.Context context) {
        quietly(() -> {
            if (!Traced.byTheAgent(context) && !skipped.test(String.valueOf(context.getName()))) {
                context.put(ObservedSpan.class, new ObservedSpan(start(context)));
            }
        });
    }

    @Override
    public void onError(Observation.Context context) {
        with(context, observed -> {
            Throwable error = context.getError();
            if (error != null) {
                observed.span().recordException(error);
                observed.span().setStatus(StatusCode.ERROR, String.valueOf(error.getMessage()));
            }
        });
    }

    @Override
    public void onEvent(Observation.Event event, Observation.Context context) {
        with(context, observed -> observed.span().addEvent(event.getContextualName()));
    }

    @Override
    public void onScopeOpened(Observation.Context context) {
        with(context, ObservedSpan::open);
    }

    @Override
    public void onScopeClosed(Observation.Context context) {
        with(context, ObservedSpan::close);
    }

    @Override
    @SuppressWarnings("deprecation") // It is still called.
    public void onScopeReset(Observation.Context context) {
        with(context, ObservedSpan::closeAll);
    }

    @Override
    public void onStop(Observation.Context context) {
        with(context, observed -> {
            try {
                observed.closeAll();
                describe(observed.span(), context);
            } finally {
                observed.span().end();
            }
        });
    }

    private Span start(Observation.Context context) {
        return tracer.spanBuilder(String.valueOf(context.getName()))
                .setParent(parent(context))
                .startSpan();
    }

    /**
     * The active span, unless it belongs to another trace than the observation's parent: then the parent, which somebody
     * chose.
     */
    private static Context parent(Observation.Context context) {
        Context current = Context.current();
        ObservedSpan chosen = context.getParentObservation() == null
                ? null
                : context.getParentObservation().getContextView().get(ObservedSpan.class);
        return chosen == null || sameTrace(Span.fromContext(current), chosen.span())
                ? current
                : current.with(chosen.span());
    }

    private static boolean sameTrace(Span active, Span chosen) {
        return active.getSpanContext()
                .getTraceId()
                .equals(chosen.getSpanContext().getTraceId());
    }

    private void describe(Span span, Observation.Context context) {
        String name = String.valueOf(context.getName());
        @Nullable String contextual = context.getContextualName();
        span.setAttribute(OPERATION, name);
        span.updateName(contextual == null ? name : contextual);
        furtherTags.apply(name).forEach(span::setAttribute);
        for (KeyValue tag : context.getAllKeyValues()) {
            span.setAttribute(tag.getKey(), tag.getValue());
        }
    }

    private void with(Observation.Context context, Consumer<ObservedSpan> step) {
        quietly(() -> {
            ObservedSpan observed = context.get(ObservedSpan.class);
            if (observed != null) {
                step.accept(observed);
            }
        });
    }

    /** A tracer that fails must not fail what is observed. */
    private void quietly(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | LinkageError failure) {
            if (failed.compareAndSet(false, true)) {
                LOG.warn("Observations do not become spans as they should; this is told once", failure);
            }
        }
    }
}
