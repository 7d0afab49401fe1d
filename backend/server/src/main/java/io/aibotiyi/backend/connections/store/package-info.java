/** The stored connections, their sealed keys, and what people may do with them. */
@NullMarked
package io.aibotiyi.backend.connections.store;

import org.jspecify.annotations.NullMarked;
