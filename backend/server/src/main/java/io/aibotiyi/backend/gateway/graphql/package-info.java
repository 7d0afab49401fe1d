/**
 * Owns the GraphQL face: one schema over the modules' public faces, which is also an Apollo
 * Federation 2 subgraph. It owns no rule and no data, and decides nothing that REST does not. Live
 * data comes over the WebSocket streams; there are no GraphQL subscriptions.
 */
@NullMarked
package io.aibotiyi.backend.gateway.graphql;

import org.jspecify.annotations.NullMarked;
