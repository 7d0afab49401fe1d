/**
 * Attribute policies: their versions in the database, the Cedar engine that evaluates them, and the
 * rules in force. It decides nothing by itself and calls no other part of access but the stamp.
 */
@NullMarked
package io.aibotiyi.backend.access.policies;

import org.jspecify.annotations.NullMarked;
