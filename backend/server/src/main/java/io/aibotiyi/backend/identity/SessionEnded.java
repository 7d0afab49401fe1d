package io.aibotiyi.backend.identity;

import io.aibotiyi.domain.UserId;
import java.util.UUID;

/**
 * A session was signed out or revoked; its connections must close. Published in process, right
 * after the change is durable.
 */
public record SessionEnded(UUID session, UserId user, String reason) {}
