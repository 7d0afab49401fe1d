package io.aibotiyi.backend.gateway.stream;

import io.aibotiyi.protocol.Json;
import tools.jackson.databind.ObjectWriter;

/** The rest of a frame after its subscription number, by the wire's JSON mapping. */
final class Tails {

    private static final ObjectWriter JSON = Json.mapper().writer();

    private Tails() {}

    /** {@code ,"snapshot":…,"name":value}} */
    static byte[] of(boolean snapshot, String name, Object value) {
        return new JsonBytes()
                .text(snapshot ? ",\"snapshot\":true" : ",\"snapshot\":false")
                .raw(of(name, value))
                .toArray();
    }

    /** {@code ,"snapshot":…,"offset":…,"name":value}} */
    static byte[] of(boolean snapshot, long offset, String name, Object value) {
        return new JsonBytes()
                .text(snapshot ? ",\"snapshot\":true" : ",\"snapshot\":false")
                .text(",\"offset\":")
                .number(offset)
                .raw(of(name, value))
                .toArray();
    }

    /** {@code ,"epoch":…,"offset":…,"recovered":…}} */
    static byte[] position(String epoch, long offset, boolean recovered) {
        return new JsonBytes()
                .text(",\"epoch\":\"")
                .text(epoch)
                .text("\",\"offset\":")
                .number(offset)
                .text(recovered ? ",\"recovered\":true}" : ",\"recovered\":false}")
                .toArray();
    }

    /** {@code ,"name":value}} */
    static byte[] of(String name, Object value) {
        return new JsonBytes()
                .text(",\"")
                .text(name)
                .text("\":")
                .raw(JSON.writeValueAsBytes(value))
                .text("}")
                .toArray();
    }
}
