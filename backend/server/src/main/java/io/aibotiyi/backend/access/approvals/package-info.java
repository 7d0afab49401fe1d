/**
 * Cases for four eyes: asking, deciding, and telling the asker. It knows nothing of what is asked
 * for.
 */
@NullMarked
package io.aibotiyi.backend.access.approvals;

import org.jspecify.annotations.NullMarked;
