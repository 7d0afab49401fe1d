/**
 * What people asked about their personal data, as those see it who answer for it. It holds no
 * personal data beyond what is in view. It asks the backend through the client SDK.
 */
@NullMarked
package io.aibotiyi.workstation.admin.privacy;

import org.jspecify.annotations.NullMarked;
