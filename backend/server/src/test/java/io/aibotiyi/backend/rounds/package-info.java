@NullMarked
package io.aibotiyi.backend.rounds;

import org.jspecify.annotations.NullMarked;
