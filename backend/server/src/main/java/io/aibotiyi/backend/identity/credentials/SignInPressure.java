package io.aibotiyi.backend.identity.credentials;

import io.aibotiyi.domain.UserId;

/**
 * Hears when guessing has used up what is free, at that moment and again every {@link #AGAIN}
 * attempts while it goes on. Called outside the throttles' locks; safe from any thread.
 */
public interface SignInPressure {

    /** Attempts between one telling and the next. */
    int AGAIN = 10;

    /**
     * Somebody tries passwords under a name.
     *
     * @param origin address of the latest attempt
     */
    void onName(String name, String origin, int attempts);

    /** One address tries many passwords, under whatever names. */
    void onAddress(String address, int attempts);

    /** Somebody who has shown a person's first factor tries codes. */
    void onCodes(UserId person, int attempts);

    /** True at the attempts at which pressure is told. */
    static boolean mounts(int attempts, int free) {
        return attempts >= free && (attempts - free) % AGAIN == 0;
    }
}
