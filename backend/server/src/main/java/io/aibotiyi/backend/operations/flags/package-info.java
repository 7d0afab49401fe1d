/** Feature flags: declared by modules, kept in the database, switched by administrators. */
@NullMarked
package io.aibotiyi.backend.operations.flags;

import org.jspecify.annotations.NullMarked;
