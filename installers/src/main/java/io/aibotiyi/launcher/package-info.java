/**
 * One launcher, several faces: the only place that owns the terminal. It reads arguments, starts
 * what they name and turns outcomes into text, JSON and exit codes; it holds no logic of its own.
 */
@NullMarked
package io.aibotiyi.launcher;

import org.jspecify.annotations.NullMarked;
