/**
 * Writing, checking, trying and deploying policies. It calls the engine, the judge of decisions,
 * approvals and the trail.
 */
@NullMarked
package io.aibotiyi.backend.access.deployment;

import org.jspecify.annotations.NullMarked;
