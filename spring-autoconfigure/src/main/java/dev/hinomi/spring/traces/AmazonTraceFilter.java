package dev.hinomi.spring.traces;

import dev.hinomi.observability.traces.AmazonTrace;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Optional;
import org.slf4j.MDC;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.core.Ordered;

/** Lets every line that is written on the thread of a request say by which id AWS knows the request. Thread-safe. */
final class AmazonTraceFilter implements Filter {

    /** Before every other filter, on every dispatch of a request: those for errors and the ends of asynchronous ones too. */
    static FilterRegistrationBean<AmazonTraceFilter> registration() {
        FilterRegistrationBean<AmazonTraceFilter> registration = new FilterRegistrationBean<>(new AmazonTraceFilter());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        registration.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
        registration.setAsyncSupported(true);
        return registration;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<String> root = request instanceof HttpServletRequest http
                ? AmazonTrace.root(http.getHeader(AmazonTrace.HEADER))
                : Optional.empty();
        String before = MDC.get(AmazonTrace.ATTRIBUTE);
        root.ifPresent(id -> MDC.put(AmazonTrace.ATTRIBUTE, id));
        try {
            chain.doFilter(request, response);
        } finally {
            if (before == null) {
                MDC.remove(AmazonTrace.ATTRIBUTE);
            } else {
                MDC.put(AmazonTrace.ATTRIBUTE, before);
            }
        }
    }
}
