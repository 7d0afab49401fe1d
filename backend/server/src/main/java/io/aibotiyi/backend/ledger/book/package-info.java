/** The ledger in the database. */
@NullMarked
package io.aibotiyi.backend.ledger.book;

import org.jspecify.annotations.NullMarked;
