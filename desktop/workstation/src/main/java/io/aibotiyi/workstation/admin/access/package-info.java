/**
 * Who may do what: roles and the permission matrix, who has which role, what is lent to whom, and
 * why somebody may do something. Attribute policies are not its subject. It asks the backend
 * through the client SDK.
 */
@NullMarked
package io.aibotiyi.workstation.admin.access;

import org.jspecify.annotations.NullMarked;
