package dev.hinomi.alerts.slack;

import com.slack.api.methods.response.auth.AuthTestResponse;
import com.slack.api.methods.response.blocks.BlocksValidateResponse;
import com.slack.api.methods.response.conversations.ConversationsInfoResponse;
import dev.hinomi.alerts.notify.EvidenceSource;
import dev.hinomi.alerts.notify.Mention;
import dev.hinomi.alerts.notify.MentionResolver;
import dev.hinomi.alerts.notify.Notification;
import dev.hinomi.alerts.notify.Outcome;
import dev.hinomi.alerts.notify.Redaction;
import dev.hinomi.alerts.oncall.RemoteSchedules;
import dev.hinomi.alerts.oncall.Rota;
import dev.hinomi.alerts.slack.SlackReport.Check;
import dev.hinomi.alerts.slack.SlackReport.Result;
import dev.hinomi.alerts.slack.socket.Door;
import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.observability.masking.Masking;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** One examination by a {@link SlackDoctor}, until there is no time left. */
final class SlackExamination {

    private static final String SCOPES_HEADER = "x-oauth-scopes";

    private final SlackConnection connection;
    private final SlackApi api;
    private final InstantSource clock;
    private final Instant end;
    private final List<Check> checks = new ArrayList<>();

    /**
     * @param connection what is examined
     * @param api asks Slack through it, in less time
     * @param end when no more is asked
     */
    SlackExamination(SlackConnection connection, SlackApi api, InstantSource clock, Instant end) {
        this.connection = connection;
        this.api = api;
        this.clock = clock;
        this.end = end;
    }

    SlackReport of(SlackDoctor.Subject subject, Optional<Notification> sample) {
        Set<String> scopes = new TreeSet<>();
        if (!token(scopes)) {
            return new SlackReport(checks);
        }
        Audience audience = Audience.of(subject.targets(), subject.onCall());
        List<Check> schedules = audience.schedules(subject.remote(), clock.instant(), this::hasTime);
        scopes(scopes, Scope.needed(audience.people().keySet(), subject.targets()));
        buttons();
        channels(audience.channels());
        checks.addAll(schedules);
        people(audience.people());
        sample.ifPresent(this::form);
        return new SlackReport(checks);
    }

    private boolean hasTime(String subject) {
        boolean enough = clock.instant().isBefore(end);
        if (!enough) {
            checks.add(new Check(subject, Result.UNKNOWN, "there was no time left to ask", ""));
        }
        return enough;
    }

    private boolean token(Set<String> scopes) {
        List<String> who = new ArrayList<>();
        Outcome outcome = SlackVerdict.of(
                api.call(methods -> methods.authTest(request -> request), (AuthTestResponse response) -> {
                    who.add(response.getUser() + " in " + response.getTeam());
                    granted(response.getHttpResponseHeaders()).forEach(scopes::add);
                    return new SlackAnswer.Accepted("", "");
                }));
        checks.add(who.isEmpty() ? failed("token", outcome) : Check.good("token", "it is the token of " + who.get(0)));
        return !who.isEmpty();
    }

    private static Stream<String> granted(Map<String, List<String>> headers) {
        return headers.entrySet().stream()
                .filter(header -> SCOPES_HEADER.equalsIgnoreCase(header.getKey()))
                .flatMap(header -> header.getValue().stream())
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .filter(scope -> !scope.isEmpty());
    }

    private void scopes(Set<String> granted, List<Scope> needed) {
        if (granted.isEmpty()) {
            checks.add(new Check("scopes", Result.UNKNOWN, "Slack did not say which the token has", ""));
            return;
        }
        needed.stream()
                .filter(scope -> !granted.contains(scope.name()))
                .forEach(scope -> checks.add(new Check(
                        "scope " + scope.name(),
                        scope.without(),
                        "it is missing: " + scope.use(),
                        "Add it to the app at https://api.slack.com/apps and install the app again")));
        if (granted.containsAll(needed.stream().map(Scope::name).toList())) {
            checks.add(Check.good("scopes", String.join(", ", granted)));
        }
    }

    /** An address is asked for, and not used: it would take one of the connections that the app may have. */
    private void buttons() {
        if (connection.appToken().isEmpty() || !hasTime("buttons")) {
            return;
        }
        Door.Opened opened = new SocketDoor(
                        new SlackApi(connection.asApp(connection.appToken().get())))
                .open();
        checks.add(
                opened instanceof Door.Opened.NotNow notNow
                        ? new Check(
                                "buttons",
                                Result.DOUBTFUL,
                                "nobody would hear them: " + notNow.why(),
                                "See whether Socket Mode is on at https://api.slack.com/apps")
                        : Check.good("buttons", "the app-level token opens connections"));
    }

    private void channels(Set<String> names) {
        ChannelDirectory directory = new ChannelDirectory(api);
        boolean named = names.stream().anyMatch(name -> name.startsWith("#"));
        Outcome asked = named && hasTime("channels") ? directory.ask() : new Outcome.Rejected("nobody asked");
        for (String name : names) {
            String subject = "channel " + name;
            if (!name.startsWith("#")) {
                byId(subject, name);
            } else if (directory.id(name).isPresent()) {
                checks.add(Check.good(subject, "the app is a member"));
            } else if (asked instanceof Outcome.Sent) {
                checks.add(new Check(
                        subject,
                        Result.BAD,
                        "the app is not a member, or it is archived or does not exist",
                        "Invite the app: /invite @app in " + name));
            } else if (named) {
                checks.add(failed(subject, asked));
            }
        }
    }

    private void byId(String subject, String id) {
        if (!hasTime(subject)) {
            return;
        }
        List<Boolean> member = new ArrayList<>();
        Outcome outcome = SlackVerdict.of(api.call(
                methods -> methods.conversationsInfo(request -> request.channel(id)),
                (ConversationsInfoResponse response) -> {
                    member.add(response.getChannel().isMember()
                            && !response.getChannel().isArchived());
                    return new SlackAnswer.Accepted("", "");
                }));
        if (member.isEmpty()) {
            checks.add(failed(subject, outcome));
        } else {
            checks.add(
                    member.get(0)
                            ? Check.good(subject, "the app is a member")
                            : new Check(
                                    subject,
                                    Result.BAD,
                                    "the app is not a member, or it is archived",
                                    "Invite the app"));
        }
    }

    private void people(Map<Mention, String> people) {
        MentionDirectory directory = new MentionDirectory(api, clock);
        people.forEach((mention, where) -> {
            String subject = "mention " + mention.written() + where;
            if (mention instanceof Mention.UserId || mention instanceof Mention.GroupId) {
                checks.add(Check.good(subject, "an id, which is used as it is"));
            } else if (hasTime(subject)) {
                checks.add(directory
                        .find(mention)
                        .map(found -> Check.good(subject, "known to Slack"))
                        .orElseGet(() -> new Check(
                                subject,
                                Result.DOUBTFUL,
                                "Slack does not know or did not say who this is: messages arrive without calling them",
                                "Correct it where it is written, or use the id")));
            }
        });
    }

    private void form(Notification sample) {
        if (!hasTime("form of messages")) {
            return;
        }
        Outcome outcome = SlackVerdict.of(api.call(
                methods -> methods.blocksValidate(
                        request -> request.blocks(written(sample).blocks())),
                (BlocksValidateResponse response) -> new SlackAnswer.Accepted("", "")));
        checks.add(
                outcome instanceof Outcome.Sent
                        ? Check.good("form of messages", "Slack accepts it")
                        : failed("form of messages", outcome));
    }

    private SlackMessage written(Notification sample) {
        SlackText text = new SlackText(new Redaction(Masking.defaults().masker()));
        Letterhead letterhead = new Letterhead(ServiceIdentity.of("doctor"), EvidenceSource.NONE, clock);
        MentionResolver resolver = new Rota(RemoteSchedules.NONE).through(new MentionDirectory(api, clock));
        return new IncidentWriter(text, letterhead, IncidentWriter.Pressing.of(connection))
                .write(sample, CalledPeople.by(sample, resolver, clock.instant()), Charts.Form.DRAWN);
    }

    private static Check failed(String subject, Outcome outcome) {
        if (outcome instanceof Outcome.Retry retry) {
            return new Check(subject, Result.UNKNOWN, retry.why(), "See whether this host may reach slack.com");
        }
        if (outcome instanceof Outcome.Reroute reroute) {
            return new Check(subject, Result.BAD, reroute.why(), reroute.remedy());
        }
        return new Check(subject, Result.DOUBTFUL, outcome.toString(), "Report it with this message");
    }
}
