/**
 * Attribute policies: writing, checking, deploying and trying them. It evaluates none itself; the
 * backend does. It asks the backend through the client SDK.
 */
@NullMarked
package io.aibotiyi.workstation.admin.policies;

import org.jspecify.annotations.NullMarked;
