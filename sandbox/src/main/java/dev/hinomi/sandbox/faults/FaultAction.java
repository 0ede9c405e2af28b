package dev.hinomi.sandbox.faults;

import org.jspecify.annotations.Nullable;

/** What goes wrong with a request. */
public sealed interface FaultAction {

    /**
     * The name used in JSON and in the journal.
     *
     * @return for instance {@code reset}
     */
    String kind();

    /**
     * Answers with an error; the request is not processed.
     *
     * @param status the HTTP status, 400 to 599
     * @param retryAfterSeconds the {@code Retry-After} header in seconds, or null for none
     */
    record Status(int status, @Nullable Integer retryAfterSeconds) implements FaultAction {

        /** Refuses statuses that are no errors. */
        public Status {
            if (status < 400 || status > 599) {
                throw new IllegalArgumentException("A fault's status must be 400 to 599, but was " + status);
            }
        }

        @Override
        public String kind() {
            return "status";
        }
    }

    /**
     * Reads the request and never answers; the client must give up by itself. The request is not processed. The connection
     * is closed when the fault is switched off, or after 5 minutes.
     */
    record Hang() implements FaultAction {
        @Override
        public String kind() {
            return "hang";
        }
    }

    /** Reads about half of the body, then resets the connection (TCP RST). The request is not processed. */
    record Reset() implements FaultAction {
        @Override
        public String kind() {
            return "reset";
        }
    }

    /** Processes and stores the request, then resets the connection: the client cannot know that it arrived. */
    record LoseAnswer() implements FaultAction {
        @Override
        public String kind() {
            return "lose-answer";
        }
    }

    /**
     * Answers with this; the request is not processed.
     *
     * @param status the HTTP status, 200 to 599
     * @param contentType the type of the body, such as {@code application/json}
     * @param body the body, possibly empty
     */
    record Answer(int status, String contentType, String body) implements FaultAction {

        /** Refuses statuses that are no answers. */
        public Answer {
            if (status < 200 || status > 599) {
                throw new IllegalArgumentException("An answer's status must be 200 to 599, but was " + status);
            }
        }

        /**
         * A refusal in Slack's form.
         *
         * @param error Slack's word for it, such as {@code channel_not_found}
         * @return the answer
         */
        public static Answer ofSlack(String error) {
            return new Answer(200, "application/json", "{\"ok\":false,\"error\":\"" + error + "\"}");
        }

        @Override
        public String kind() {
            return "answer";
        }
    }

    /**
     * Processes and stores the request, but answers with something else: the client is told that it failed.
     *
     * @param answer what it is answered with
     */
    record AnswerInstead(Answer answer) implements FaultAction {
        @Override
        public String kind() {
            return "answer-instead";
        }
    }

    /**
     * Processes the request, but drips the answer.
     *
     * @param bytesPerSecond how fast the answer comes, at least 1 byte per second
     */
    record Slow(int bytesPerSecond) implements FaultAction {

        /** Refuses an answer that would never come; that is {@link Hang}. */
        public Slow {
            if (bytesPerSecond < 1) {
                throw new IllegalArgumentException("A slow answer needs at least 1 byte per second, but was "
                        + bytesPerSecond + "; use hang instead");
            }
        }

        @Override
        public String kind() {
            return "slow";
        }
    }

    /** Resets the connection before any of the body is read. The request is not processed. */
    record Refuse() implements FaultAction {
        @Override
        public String kind() {
            return "refuse";
        }
    }
}
