/**
 * What happened: the audit log with its proof check, and the security alerts. It keeps no entry. It
 * asks the backend through the client SDK.
 */
@NullMarked
package io.aibotiyi.workstation.admin.audit;

import org.jspecify.annotations.NullMarked;
