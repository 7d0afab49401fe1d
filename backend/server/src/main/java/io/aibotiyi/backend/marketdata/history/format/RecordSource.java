package io.aibotiyi.backend.marketdata.history.format;

/**
 * A file's records, one after another. Advance and read are apart so that a resumed import can pass
 * over what it has without parsing it.
 */
public interface RecordSource {

    /**
     * Moves to the next record.
     *
     * @return false after the last
     * @throws java.io.IOException if the file cannot be read on
     */
    boolean advance() throws java.io.IOException;

    /** Line of the current record, from 1; for a JSON document the one where it begins. */
    long line();

    /**
     * Parses the current record.
     *
     * @return false if it is well-formed but of no interest here; the row is then undefined
     * @throws BadRecordException with the reason, if it is not what it should be
     */
    boolean read(Row row) throws BadRecordException;
}
