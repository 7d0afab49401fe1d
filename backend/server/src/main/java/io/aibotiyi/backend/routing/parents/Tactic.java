package io.aibotiyi.backend.routing.parents;

/** Decides what is done next about a parent order; pure. */
@FunctionalInterface
interface Tactic {

    Move next(Situation situation);
}
