package io.aibotiyi.backend.audit.log;

/**
 * An entry and the hash that is kept with it.
 *
 * @param hash lower-case hexadecimal
 */
public record StoredEntry(Entry entry, String hash) {}
