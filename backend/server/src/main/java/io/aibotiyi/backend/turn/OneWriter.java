package io.aibotiyi.backend.turn;

/** A source of connections that lets one thread write at a time. */
public interface OneWriter {

    WriteTurn turn();
}
