package dev.hinomi.sandbox.intake;

import dev.hinomi.sandbox.store.Effect;
import dev.hinomi.sandbox.store.Finding;
import dev.hinomi.sandbox.store.Store;
import dev.hinomi.sandbox.web.Body;
import dev.hinomi.sandbox.web.Encoding;
import dev.hinomi.sandbox.web.Handler;
import dev.hinomi.sandbox.web.Request;
import dev.hinomi.sandbox.web.Response;
import dev.hinomi.sandbox.web.StrictJson;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Takes a request through key, encoding, size and language before its content is looked at. */
final class Intake implements Handler {

    private final ApiKeys keys;
    private final Store store;
    private final IntakeRules rules;
    private final PlainAcceptance acceptance;
    private final String language;

    Intake(ApiKeys keys, Store store, IntakeRules rules, Acceptance acceptance) {
        this.keys = keys;
        this.store = store;
        this.rules = rules;
        this.acceptance = request ->
                acceptance.accept(request, StrictJson.parse(request.body().text()));
        this.language = "JSON as RFC 8259 has it, complete";
    }

    /** An intake whose payloads are bytes to it. */
    Intake(ApiKeys keys, Store store, IntakeRules rules, PlainAcceptance acceptance) {
        this.keys = keys;
        this.store = store;
        this.rules = rules;
        this.acceptance = acceptance;
        this.language = "a whole compressed body";
    }

    @Override
    public Response handle(Request request) {
        Optional<Response> refusal = keys.refusal(request);
        if (refusal.isPresent()) {
            String actual = request.headers().get("DD-API-KEY").isPresent() ? "a wrong key" : "no key";
            report(request, finding("header DD-API-KEY", "api.key", "a valid API key", actual));
            return refusal.get();
        }
        Optional<Encoding> encoding = Encoding.of(request).filter(rules.encodings()::contains);
        if (encoding.isEmpty()) {
            String sent = request.headers().get("Content-Encoding").orElse("");
            report(request, finding("header Content-Encoding", "payload.encoding", names(), sent));
            return Answers.errors(
                    415, "Unsupported Content-Encoding " + sent + ": the sandbox reads " + names() + " here");
        }
        if (request.body().size() > rules.maxSentBytes()) {
            return tooLarge(request, "payload.sent", bytes(request.body().size()), rules.maxSentBytes());
        }
        return open(request, encoding.get());
    }

    private Response open(Request request, Encoding encoding) {
        try {
            Body plain = encoding.decode(request.body(), rules.maxPlainBytes());
            if (plain.size() > rules.maxPlainBytes()) {
                String more = "more than " + bytes(rules.maxPlainBytes()) + " decompressed";
                return tooLarge(request, "payload.plain", more, rules.maxPlainBytes());
            }
            return acceptance.accept(request.withBody(plain));
        } catch (IOException e) {
            String reason = String.valueOf(e.getMessage());
            report(request, finding("body", "payload.json", language, reason));
            return Answers.errors(400, "Bad Request: " + reason);
        }
    }

    private Response tooLarge(Request request, String rule, String actual, int limit) {
        report(request, finding("body", rule, bytes(limit) + " at most", actual));
        return Answers.errors(413, "Payload too large: " + bytes(limit) + " at most");
    }

    private Finding finding(String path, String rule, String limit, String actual) {
        return new Finding(path, rule, limit, actual, Effect.REJECTED, rules.source());
    }

    private void report(Request request, Finding finding) {
        store.report(request.at(), rules.signal(), request.id(), List.of(finding));
    }

    private String names() {
        return rules.encodings().stream()
                .map(encoding -> encoding.name().toLowerCase(Locale.ROOT))
                .sorted()
                .toList()
                .toString();
    }

    private static String bytes(int count) {
        return String.format(Locale.ROOT, "%,d B", count);
    }
}
