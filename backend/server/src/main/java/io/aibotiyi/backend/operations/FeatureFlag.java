package io.aibotiyi.backend.operations;

/**
 * Declares something that an administrator can switch while the backend runs; modules declare
 * theirs as beans.
 *
 * @param name dotted, stable for ever: it is in the database
 * @param description one sentence: what is so while it is on
 */
public record FeatureFlag(String name, String description, boolean byDefault) {

    public FeatureFlag {
        if (!name.matches("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)+") || name.length() > 100) {
            throw new IllegalArgumentException(name + " is not a dotted name in lower case");
        }
    }
}
