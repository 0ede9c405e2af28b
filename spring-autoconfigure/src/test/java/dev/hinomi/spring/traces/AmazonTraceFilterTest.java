package dev.hinomi.spring.traces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class AmazonTraceFilterTest {

    private static final String ROOT = "1-67891233-abcdef012345678912345678";

    private final AmazonTraceFilter filter = new AmazonTraceFilter();
    private final List<String> seen = new ArrayList<>();

    @AfterEach
    void leaveNothing() {
        MDC.clear();
    }

    private void request(String header, FilterChain chain) throws ServletException, IOException {
        MockHttpServletRequest request = new MockHttpServletRequest();
        if (header != null) {
            request.addHeader("X-Amzn-Trace-Id", header);
        }
        filter.doFilter(request, new MockHttpServletResponse(), chain);
    }

    private void remember() {
        seen.add(String.valueOf(MDC.get("aws.trace_id")));
    }

    @Test
    void theRootStandsInTheContextDuringTheRequestOnly() throws Exception {
        request("Self=1-67891234-12456789abcdef0123456789;Root=" + ROOT, (request, response) -> remember());
        remember();

        assertThat(seen).containsExactly(ROOT, "null");
    }

    @Test
    void aDispatchWithinARequestLeavesItsIdBehind() throws Exception {
        request("Root=" + ROOT, (request, response) -> {
            request("Root=" + ROOT, (again, answer) -> remember());
            remember();
        });

        assertThat(seen).containsExactly(ROOT, ROOT);
    }

    @Test
    void aRequestWithoutTheHeaderOrWithAnInventedOneHasNone() throws Exception {
        request(null, (request, response) -> remember());
        request("Root=1-2-3 admin", (request, response) -> remember());

        assertThat(seen).containsExactly("null", "null");
    }

    @Test
    void aRequestThatFailsLeavesNothingBehind() {
        assertThatThrownBy(() -> request("Root=" + ROOT, (request, response) -> {
                    throw new ServletException("no");
                }))
                .isInstanceOf(ServletException.class);
        remember();

        assertThat(seen).containsExactly("null");
    }
}
