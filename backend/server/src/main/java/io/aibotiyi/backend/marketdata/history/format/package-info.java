/**
 * Owns the reading of foreign files: knows each format by its content and turns it, record by
 * record and without holding it, into rows or into a reason why not. It stores nothing. It calls
 * nobody but the domain types.
 */
@NullMarked
package io.aibotiyi.backend.marketdata.history.format;

import org.jspecify.annotations.NullMarked;
