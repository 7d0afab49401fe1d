/**
 * The console of administrators: people, access, approvals, audit, keys, privacy, alerts and the
 * system's health, one section each. It owns no record; it asks the backend through the client SDK,
 * the same for an embedded and a remote one. It calls state, tables and the look.
 */
@NullMarked
package io.aibotiyi.workstation.admin;

import org.jspecify.annotations.NullMarked;
