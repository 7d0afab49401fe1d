/**
 * What an account risks and may risk: limits with their use, the kill switch, fees. It decides
 * nothing, the backend does, and keeps nothing but its last answer. It calls state, acts and the
 * look; the shell calls it.
 */
@NullMarked
package io.aibotiyi.workstation.risk;

import org.jspecify.annotations.NullMarked;
