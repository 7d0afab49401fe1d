/**
 * Decides who may do what, from what the other packages of access know. It stores nothing; it tells
 * the audit log of refusals.
 */
@NullMarked
package io.aibotiyi.backend.access.decisions;

import org.jspecify.annotations.NullMarked;
