package io.aibotiyi.workstation.state;

/** Ends the listening it was returned for; ending twice is harmless. */
@FunctionalInterface
public interface Pin extends AutoCloseable {
    @Override
    void close();
}
