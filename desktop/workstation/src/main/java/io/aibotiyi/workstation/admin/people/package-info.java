/**
 * People and their lifecycle: the list, invitations, disabling and enabling. What they may do is
 * not its subject. It asks the backend through the client SDK.
 */
@NullMarked
package io.aibotiyi.workstation.admin.people;

import org.jspecify.annotations.NullMarked;
