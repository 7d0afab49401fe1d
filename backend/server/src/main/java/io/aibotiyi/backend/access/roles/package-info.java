/**
 * Roles, their hierarchy, and who has which, in the database and in memory. It decides nothing. It
 * calls the audit log.
 */
@NullMarked
package io.aibotiyi.backend.access.roles;

import org.jspecify.annotations.NullMarked;
