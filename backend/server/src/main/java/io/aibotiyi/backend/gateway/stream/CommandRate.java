package io.aibotiyi.backend.gateway.stream;

/** Token bucket for the commands of one connection. */
final class CommandRate {

    private final double perNano;
    private final int burst;
    private double tokens;
    private long filledAt;

    CommandRate(int perSecond, int burst, long now) {
        this.perNano = perSecond / 1e9;
        this.burst = burst;
        this.tokens = burst;
        this.filledAt = now;
    }

    boolean take(long now) {
        tokens = Math.min(burst, tokens + (now - filledAt) * perNano);
        filledAt = now;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
