/**
 * Periodic reviews of who has what: opening, certifying, and evidence. It revokes nothing by
 * itself; the backend does when a review ends. It asks the backend through the client SDK.
 */
@NullMarked
package io.aibotiyi.workstation.admin.reviews;

import org.jspecify.annotations.NullMarked;
