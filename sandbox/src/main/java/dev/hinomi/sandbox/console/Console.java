package dev.hinomi.sandbox.console;

import dev.hinomi.sandbox.console.alerts.AlertsPage;
import dev.hinomi.sandbox.console.delivery.DeliveryPage;
import dev.hinomi.sandbox.console.events.EventsPage;
import dev.hinomi.sandbox.console.faults.FaultsPage;
import dev.hinomi.sandbox.console.incidents.IncidentsPage;
import dev.hinomi.sandbox.console.live.LiveCounters;
import dev.hinomi.sandbox.console.logs.LogsPage;
import dev.hinomi.sandbox.console.metrics.MetricPage;
import dev.hinomi.sandbox.console.metrics.MetricsPage;
import dev.hinomi.sandbox.console.overview.OverviewPage;
import dev.hinomi.sandbox.console.page.Page;
import dev.hinomi.sandbox.console.page.Theme;
import dev.hinomi.sandbox.console.page.Twin;
import dev.hinomi.sandbox.console.page.View;
import dev.hinomi.sandbox.console.page.Visit;
import dev.hinomi.sandbox.console.problems.ProblemsPage;
import dev.hinomi.sandbox.console.problems.RequestPage;
import dev.hinomi.sandbox.console.slack.PressForm;
import dev.hinomi.sandbox.console.slack.SlackPage;
import dev.hinomi.sandbox.console.traces.TracePage;
import dev.hinomi.sandbox.console.traces.TracesPage;
import dev.hinomi.sandbox.faults.Faults;
import dev.hinomi.sandbox.slack.SlackPeople;
import dev.hinomi.sandbox.store.SlackWorkspace;
import dev.hinomi.sandbox.store.Store;
import dev.hinomi.sandbox.web.Mount;
import dev.hinomi.sandbox.web.Parameters;
import dev.hinomi.sandbox.web.Request;
import dev.hinomi.sandbox.web.Response;
import dev.hinomi.sandbox.web.Routes;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The web console at {@code /}: every page is drawn on the server, and each has a twin in JSON, at the same address with
 * {@code .json} behind its path or asked for with {@code Accept: application/json}. Thread-safe.
 */
public final class Console implements Mount {
    private final Store store;
    private final SlackWorkspace workspace;
    private final SlackPeople people;
    private final Faults faults;
    private final ZoneId zone;
    private final Templates templates = new Templates();
    private final Surroundings surroundings;

    /**
     * A console.
     *
     * @param store what was received
     * @param workspace who Slack's mentions mean
     * @param people who presses what stands in Slack messages
     * @param faults the faults that can be switched
     * @param zone the zone in which Slack messages show dates; everything else is UTC
     */
    public Console(Store store, SlackWorkspace workspace, SlackPeople people, Faults faults, ZoneId zone) {
        this.store = store;
        this.workspace = workspace;
        this.people = people;
        this.faults = faults;
        this.zone = zone;
        surroundings = new Surroundings(store, faults);
    }

    @Override
    public void mount(Routes routes) {
        pages(routes);
        FaultsPage faultsPage = new FaultsPage(faults);
        add(routes, "/faults", faultsPage);
        routes.control("POST", "/faults", faultsPage::change);
        routes.control("POST", "/theme", Console::theme);
        routes.page("/live", new LiveCounters(store, surroundings::counts)::stream);
        routes.page("/console/{name}", new Assets()::serve);
    }

    private void pages(Routes routes) {
        Page overview = new OverviewPage(store, faults);
        routes.page("/", request -> answer(overview, request))
                .page("/index.json", request -> answer(overview, request));
        LogsPage logs = new LogsPage(store);
        add(routes, "/logs", logs);
        add(routes, "/logs/{id}", logs);
        add(routes, "/metrics", new MetricsPage(store));
        add(routes, "/metrics/{name}", new MetricPage(store));
        add(routes, "/delivery", new DeliveryPage(store));
        add(routes, "/traces", new TracesPage(store));
        add(routes, "/traces/{id}", new TracePage(store));
        add(routes, "/events", new EventsPage(store));
        AlertsPage alerts = new AlertsPage(store);
        add(routes, "/alerts", alerts);
        add(routes, "/alerts/{rule}", alerts);
        IncidentsPage incidents = new IncidentsPage(store, workspace);
        add(routes, "/incidents", incidents);
        add(routes, "/incidents/{id}", incidents);
        SlackPage slack = new SlackPage(store, workspace, zone);
        routes.control("POST", "/slack/press", new PressForm(workspace, people)::press);
        add(routes, "/slack", slack);
        add(routes, "/slack/{channel}", slack);
        add(routes, "/problems", new ProblemsPage(store));
        add(routes, "/requests/{id}", new RequestPage(store));
    }

    private void add(Routes routes, String pattern, Page page) {
        routes.page(pattern, request -> answer(page, request));
        if (!pattern.endsWith("}")) {
            routes.page(pattern + ".json", request -> answer(page, request));
        }
    }

    private Response answer(Page page, Request request) {
        long version = store.changes().version();
        Visit visit = Visit.of(request);
        Optional<View> found = page.view(visit);
        View view = found.orElseGet(() -> Missing.at(request.path()));
        int status = found.isPresent() ? 200 : 404;
        return visit.wantsJson()
                ? Response.json(status, Twin.of(view.model()))
                : Response.html(status, templates.draw(surroundings.of(request, view, version), view));
    }

    private static Response theme(Request request) {
        Parameters form = Parameters.parse(request.body().text());
        String chosen = form.get("theme", "").equals(Theme.DARK.label()) ? Theme.DARK.label() : Theme.LIGHT.label();
        String back = form.get("back", "/");
        boolean ours =
                back.startsWith("/") && !back.startsWith("//") && back.chars().allMatch(c -> c > ' ' && c < 127);
        return Response.seeOther(ours ? back : "/")
                .with("Set-Cookie", Theme.COOKIE + "=" + chosen + "; Path=/; Max-Age=31536000; SameSite=Strict");
    }
}
