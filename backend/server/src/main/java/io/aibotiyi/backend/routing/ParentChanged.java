package io.aibotiyi.backend.routing;

import io.aibotiyi.protocol.Routing.ParentView;

/**
 * A parent order was started or changed in more than what the market did meanwhile. Delivered in
 * process through the outbox, in order per parent order and at least once: of two views the one
 * with the higher version is newer.
 */
public record ParentChanged(ParentView parent) {}
