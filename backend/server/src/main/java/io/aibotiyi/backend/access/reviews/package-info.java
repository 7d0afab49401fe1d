/** Campaigns that ask of each assignment whether it is still needed, and their signed evidence. */
@NullMarked
package io.aibotiyi.backend.access.reviews;

import org.jspecify.annotations.NullMarked;
