package dev.hinomi.sandbox.intake;

import dev.hinomi.sandbox.web.Request;
import dev.hinomi.sandbox.web.Response;
import java.io.IOException;

/** What an intake does with a payload whose key and size are good; the request carries it decompressed. */
@FunctionalInterface
interface PlainAcceptance {

    /** Takes it; throws when it is not in the intake's language at all. */
    Response accept(Request request) throws IOException;
}
