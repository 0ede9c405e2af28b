package dev.hinomi.sandbox.console.faults;

import dev.hinomi.sandbox.console.html.Units;
import dev.hinomi.sandbox.console.page.Address;
import dev.hinomi.sandbox.console.page.Page;
import dev.hinomi.sandbox.console.page.Section;
import dev.hinomi.sandbox.console.page.View;
import dev.hinomi.sandbox.console.page.Visit;
import dev.hinomi.sandbox.faults.ActiveFault;
import dev.hinomi.sandbox.faults.FaultAction;
import dev.hinomi.sandbox.faults.Faults;
import dev.hinomi.sandbox.web.Parameters;
import dev.hinomi.sandbox.web.Request;
import dev.hinomi.sandbox.web.Response;
import java.util.Optional;

/** The switches. Thread-safe. */
public final class FaultsPage implements Page {
    private static final Address HERE = Address.of("faults");
    private final Faults faults;

    /**
     * A page over the faults.
     *
     * @param faults the faults that can be switched
     */
    public FaultsPage(Faults faults) {
        this.faults = faults;
    }

    @Override
    public Optional<View> view(Visit visit) {
        FaultsModel model = new FaultsModel(
                faults.active().stream().map(FaultsPage::row).toList(), faults.applied(), visit.parameter("error"));
        return Optional.of(new View(Section.FAULTS, "faults/list.jte", "Faults", model));
    }

    /**
     * Switches a fault on or off, as the page's forms ask.
     *
     * @param request a form with {@code remove} (an id or {@code all}), or with {@code target} and {@code action}
     * @return back to the page, with the reason when the form was refused
     */
    public Response change(Request request) {
        try {
            change(Parameters.parse(request.body().text()));
            return Response.seeOther(HERE.toString());
        } catch (IllegalArgumentException refused) {
            return Response.seeOther(
                    HERE.with("error", String.valueOf(refused.getMessage())).toString());
        }
    }

    private void change(Parameters form) {
        String remove = form.get("remove", "");
        if (remove.equals("all")) {
            faults.clear();
        } else if (!remove.isEmpty()) {
            faults.remove(Long.parseLong(remove));
        } else {
            faults.add(new FaultForm(form).fault());
        }
    }

    private static FaultsModel.Switch row(ActiveFault active) {
        return new FaultsModel.Switch(
                active.id(),
                active.fault().target().name(),
                words(active.fault().action()),
                active.since(),
                ends(active),
                active.applied());
    }

    /**
     * Says what goes wrong, and until when.
     *
     * @param active a fault
     * @return for instance {@code slack: answers 503, ends at 15:32:38.777}
     */
    public static String words(ActiveFault active) {
        return active.fault().target().name() + ": " + words(active.fault().action()) + ", ends " + ends(active);
    }

    private static String words(FaultAction action) {
        if (action instanceof FaultAction.Status status) {
            Integer retryAfter = status.retryAfterSeconds();
            return "answers " + status.status() + (retryAfter == null ? "" : ", Retry-After " + retryAfter + " s");
        }
        if (action instanceof FaultAction.Answer answer) {
            return "answers " + answer.status() + " " + answer.body();
        }
        if (action instanceof FaultAction.AnswerInstead instead) {
            return "takes it, but answers " + instead.answer().status() + " "
                    + instead.answer().body();
        }
        return action instanceof FaultAction.Slow slow ? "slow, " + slow.bytesPerSecond() + " B/s" : action.kind();
    }

    private static String ends(ActiveFault active) {
        if (active.until() != null) {
            return "at " + Units.clock(active.until());
        }
        return active.left() == null ? "when switched off" : "after " + Units.counted(active.left(), "more request");
    }
}
