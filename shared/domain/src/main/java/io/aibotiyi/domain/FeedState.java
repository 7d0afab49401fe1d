package io.aibotiyi.domain;

/** What a feed can be trusted for right now. */
public enum FeedState {
    CONNECTING,
    /** In sequence and current. */
    LIVE,
    /** Lost sequence: its book is invalid until a snapshot and the following updates join. */
    RESYNCING,
    /** In sequence but silent for longer than it should be. */
    STALE,
    PAUSED,
    DISCONNECTED
}
