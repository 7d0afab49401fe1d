/**
 * Everything a person can do, by name and key. It owns the registry and its uniqueness, not the
 * deeds. It calls nothing.
 */
@NullMarked
package io.aibotiyi.workstation.actions;

import org.jspecify.annotations.NullMarked;
