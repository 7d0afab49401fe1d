@NullMarked
package io.aibotiyi.backend.identity.devices;

import org.jspecify.annotations.NullMarked;
