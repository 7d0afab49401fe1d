package io.aibotiyi.engine.journal;

import io.aibotiyi.engine.Command;
import io.aibotiyi.engine.MatchingEngine;
import java.nio.ByteBuffer;

/** Carries frames' commands out on an engine. */
final class FrameCommands {

    private final MatchingEngine engine;
    private final Command command = new Command();
    private final long[] words = new long[FrameLayout.MAX_PAYLOAD / Long.BYTES];

    FrameCommands(MatchingEngine engine) {
        this.engine = engine;
    }

    /** Carries out those commands of a frame that the engine has not had. */
    void apply(Frame frame) throws JournalException {
        ByteBuffer payload = frame.payload();
        int length = payload.remaining() / Long.BYTES;
        payload.asLongBuffer().get(words, 0, length);
        int word = 0;
        for (long number = frame.first(); number <= frame.last(); number++) {
            int size = word < length ? Command.lengthOf(words[word]) : 0;
            if (word + size > length || !command.read(words, word, size)) {
                throw new JournalException(
                        frame.path(),
                        frame.at(),
                        "holds a command that this version does not know; upgrade");
            }
            if (number > engine.commands()) {
                engine.apply(command);
            }
            word += size;
        }
    }
}
