package io.aibotiyi.backend.access.decisions;

import io.aibotiyi.backend.access.roles.Assignment;
import java.util.List;

/** What one person was given; each part with its end. */
record Grants(List<Assignment> assignments) {}
