/** The transactional outbox in the database and the relay that publishes from it. */
@NullMarked
package io.aibotiyi.backend.operations.outbox;

import org.jspecify.annotations.NullMarked;
