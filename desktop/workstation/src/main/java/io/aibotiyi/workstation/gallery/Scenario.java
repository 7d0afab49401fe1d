package io.aibotiyi.workstation.gallery;

/** What a sample backend shows. */
public enum Scenario {
    /** A living market and an account in use. */
    FULL,
    /** A living market and an account that never traded. */
    EMPTY,
    /** A backend that has not answered yet. */
    LOADING,
    /** As FULL, then the connection was lost. */
    DISCONNECTED,
    /** The longest names and the largest and smallest numbers. */
    EXTREME,
    /** As FULL, for somebody whom no role lets into the console. */
    FORBIDDEN,
    /** As FULL, after the kill switch. */
    HALTED,
    /** As FULL, with accounts of real money at three exchanges and a market of one. */
    EXCHANGES
}
