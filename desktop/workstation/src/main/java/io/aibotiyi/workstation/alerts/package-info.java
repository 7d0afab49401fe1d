/**
 * Alerts of the person who is signed in: the list and its history, the form, and what is heard and
 * seen when one fires. The backend watches; here nothing is evaluated.
 */
@NullMarked
package io.aibotiyi.workstation.alerts;

import org.jspecify.annotations.NullMarked;
