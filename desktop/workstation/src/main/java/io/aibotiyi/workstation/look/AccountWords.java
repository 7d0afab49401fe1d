package io.aibotiyi.workstation.look;

import io.aibotiyi.domain.TradingMode;
import io.aibotiyi.protocol.Access.AccountView;
import java.util.Optional;

/** How an account and its mode are named, everywhere alike. */
public final class AccountWords {

    /** Longer names end in an ellipsis. */
    private static final int LONGEST = 24;

    private AccountWords() {}

    /** Mode and account in one line: {@code LIVE · Binance main}. */
    public static String line(Optional<AccountView> account, TradingMode mode) {
        return mode.name() + account.map(a -> " · " + name(a)).orElse("");
    }

    /** The account's name, cut where it is very long. */
    public static String name(AccountView account) {
        String name = account.name();
        return name.length() > LONGEST ? name.substring(0, LONGEST - 1).strip() + "…" : name;
    }
}
