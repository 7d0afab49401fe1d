package io.aibotiyi.client;

import io.aibotiyi.protocol.Json;
import io.aibotiyi.protocol.StreamFrame;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.exc.InvalidTypeIdException;

/** Reads one frame; a type that this client does not know is null, for newer backends. */
final class FrameDecoder {

    private final ObjectReader frames = Json.mapper().readerFor(StreamFrame.class);

    /**
     * @throws tools.jackson.core.JacksonException if it is not a frame
     */
    @Nullable StreamFrame decode(String text) {
        try {
            return frames.readValue(text);
        } catch (InvalidTypeIdException e) {
            if (e.getTypeId() == null) {
                throw e;
            }
            return null;
        }
    }
}
