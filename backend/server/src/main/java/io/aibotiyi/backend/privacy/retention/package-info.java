/** Deleting what is older than its rule says, and the keys that only old backups need. */
@NullMarked
package io.aibotiyi.backend.privacy.retention;

import org.jspecify.annotations.NullMarked;
