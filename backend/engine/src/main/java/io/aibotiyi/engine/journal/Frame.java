package io.aibotiyi.engine.journal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/** A sound frame where it lies: in a segment, or as it came from a primary. */
record Frame(Path path, ByteBuffer bytes, int at, int length) {

    /** Number of its first command, or of the next if it has none. */
    long first() {
        return FrameLayout.firstCommand(bytes, at);
    }

    long last() {
        return first() + commands() - 1;
    }

    int commands() {
        return FrameLayout.commands(bytes, at);
    }

    long epoch() {
        return FrameLayout.epoch(bytes, at);
    }

    /** All its bytes. */
    ByteBuffer sealed() {
        return bytes.slice(at, length).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Its commands' words. */
    ByteBuffer payload() {
        int header = FrameLayout.FRAME_HEADER;
        return bytes.slice(at + header, length - header).order(ByteOrder.LITTLE_ENDIAN);
    }
}
