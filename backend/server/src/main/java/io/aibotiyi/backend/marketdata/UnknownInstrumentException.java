package io.aibotiyi.backend.marketdata;

import io.aibotiyi.domain.InstrumentId;

/** No feed or history knows the instrument. */
public final class UnknownInstrumentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnknownInstrumentException(InstrumentId id) {
        super("No instrument " + id + " here");
    }
}
