package io.aibotiyi.backend.privacy.retention;

/** Something that is looked for every second. */
public interface DueWork {

    /** Does all that is due now. */
    void doAll();
}
