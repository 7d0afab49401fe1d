package io.aibotiyi.backend.analytics.alerts;

import io.aibotiyi.backend.identity.PeopleDirectory;
import io.aibotiyi.backend.marketdata.MarketData;
import io.aibotiyi.backend.notifications.Mailer;
import io.aibotiyi.backend.trading.TradingService;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.MarketAlerts.AlertTerms;
import io.aibotiyi.protocol.MarketAlerts.ChangeCondition;
import io.aibotiyi.protocol.MarketAlerts.Condition;
import io.aibotiyi.protocol.MarketAlerts.FormulaCondition;
import io.aibotiyi.protocol.MarketAlerts.Frequency;
import io.aibotiyi.protocol.MarketAlerts.IndicatorCondition;
import io.aibotiyi.protocol.MarketAlerts.LineCondition;
import io.aibotiyi.protocol.MarketAlerts.OrderCondition;
import io.aibotiyi.protocol.MarketAlerts.PositionCondition;
import io.aibotiyi.protocol.MarketAlerts.PositionFigure;
import io.aibotiyi.protocol.MarketAlerts.PriceCondition;
import io.aibotiyi.protocol.MarketAlerts.Series;
import io.aibotiyi.protocol.MarketAlerts.Test;
import io.aibotiyi.protocol.ProblemException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Refuses terms that could not be watched, before anything is stored. */
@Component
final class ConditionRules {

    private static final BigDecimal LARGEST = new BigDecimal("1e15");
    private static final int MOST_DIGITS = 30;
    private static final long SHORTEST_WINDOW = 10;
    private static final long LONGEST_WINDOW = 604_800;
    private static final int LONGEST_NOTE = 500;
    private static final int LONGEST_FORMULA = 4_000;
    private static final Pattern SOUND = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    private final MarketData markets;
    private final TradingService trading;
    private final PeopleDirectory people;
    private final Mailer mailer;
    private final Clock clock;

    ConditionRules(
            MarketData markets,
            TradingService trading,
            PeopleDirectory people,
            Mailer mailer,
            Clock clock) {
        this.markets = markets;
        this.trading = trading;
        this.people = people;
        this.mailer = mailer;
        this.clock = clock;
    }

    /**
     * @throws ProblemException naming the field
     */
    void require(UserId person, AlertTerms terms) {
        condition(person, terms.condition());
        frequency(terms);
        Instant expires = terms.expires();
        if (expires != null && !expires.isAfter(clock.instant())) {
            throw refused("terms.expires", "The alert would be over before it begins.");
        }
        String note = terms.note();
        if (note != null && note.length() > LONGEST_NOTE) {
            throw refused("terms.note", "A note has at most " + LONGEST_NOTE + " characters.");
        }
        String sound = terms.sound();
        if (sound != null && !SOUND.matcher(sound).matches()) {
            throw refused(
                    "terms.sound", "A sound's name has up to 40 small letters, digits and dashes.");
        }
        if (terms.mail()) {
            mail(person);
        }
    }

    private void mail(UserId person) {
        if (!mailer.configured()) {
            throw new ProblemException(
                    ErrorCode.MAIL_NOT_CONFIGURED, "Leave mail off.", "terms.mail");
        }
        if (people.get(person).email() == null) {
            throw refused("terms.mail", "No mail address of yours is known here.");
        }
    }

    private static void frequency(AlertTerms terms) {
        boolean computed =
                terms.condition() instanceof IndicatorCondition
                        || terms.condition() instanceof FormulaCondition;
        String bar = terms.bar();
        if (bar != null) {
            timeframe("terms.bar", bar);
        } else if (terms.frequency() == Frequency.ONCE_PER_BAR && !computed) {
            throw refused("terms.bar", "Once per bar of which timeframe?");
        }
        if (terms.condition() instanceof OrderCondition
                && terms.frequency() == Frequency.ONCE_PER_BAR) {
            throw refused("terms.frequency", "Orders know no bars: ONCE or EVERY_TIME.");
        }
    }

    private void condition(UserId person, Condition condition) {
        switch (condition) {
            case PriceCondition c -> {
                market(c.instrument());
                positive("terms.condition.level", c.level());
            }
            case ChangeCondition c -> {
                market(c.instrument());
                positive("terms.condition.percent", c.percent());
                if (c.windowSeconds() < SHORTEST_WINDOW || c.windowSeconds() > LONGEST_WINDOW) {
                    throw refused(
                            "terms.condition.windowSeconds",
                            "A window is of "
                                    + SHORTEST_WINDOW
                                    + " to "
                                    + LONGEST_WINDOW
                                    + " seconds.");
                }
            }
            case LineCondition c -> line(c);
            case IndicatorCondition c -> indicator(c);
            case FormulaCondition c -> formula(c);
            case OrderCondition c -> {
                own(person, c.account());
                InstrumentId instrument = c.instrument();
                if (instrument != null) {
                    market(instrument);
                }
                if (c.events().isEmpty()) {
                    throw refused("terms.condition.events", "Name at least one event.");
                }
            }
            case PositionCondition c -> {
                own(person, c.account());
                market(c.instrument());
                number("terms.condition.level", c.level());
                if (c.figure() == PositionFigure.LIQUIDATION_DISTANCE
                        && markets.perpetual(c.instrument()).isEmpty()) {
                    throw new ProblemException(
                            ErrorCode.NOT_A_MARGIN_SYMBOL,
                            "Only perpetuals are liquidated.",
                            "terms.condition.instrument");
                }
            }
        }
    }

    private void line(LineCondition c) {
        market(c.instrument());
        positive("terms.condition.from.price", c.from().price());
        positive("terms.condition.to.price", c.to().price());
        time("terms.condition.from.time", c.from().time());
        time("terms.condition.to.time", c.to().time());
        if (!c.from().time().isBefore(c.to().time())) {
            throw refused("terms.condition.to.time", "The second anchor must be later.");
        }
        if (c.test() == Test.AT_OR_ABOVE || c.test() == Test.AT_OR_BELOW) {
            throw refused("terms.condition.test", "A line is crossed: up, down or either.");
        }
    }

    private static void time(String field, Instant time) {
        if (time.isBefore(Instant.EPOCH) || time.isAfter(Instant.parse("2200-01-01T00:00:00Z"))) {
            throw refused(field, "A time from 1970 to 2200 is needed.");
        }
    }

    private void indicator(IndicatorCondition c) {
        market(c.instrument());
        timeframe("terms.condition.timeframe", c.timeframe());
        BigDecimal level = c.level();
        Series other = c.other();
        if ((level == null) == (other == null)) {
            throw refused(
                    "terms.condition.level", "Give a level or another indicator, one of them.");
        }
        if (level != null) {
            number("terms.condition.level", level);
        }
        computable("terms.condition.series", () -> Study.of(c.series()));
        if (other != null) {
            computable("terms.condition.other", () -> Study.of(other));
        }
    }

    private void formula(FormulaCondition c) {
        market(c.instrument());
        timeframe("terms.condition.timeframe", c.timeframe());
        if (c.formula().length() > LONGEST_FORMULA) {
            throw refused(
                    "terms.condition.formula",
                    "A formula of an alert has at most " + LONGEST_FORMULA + " characters.");
        }
        computable("terms.condition.formula", () -> Study.of(c.formula()));
    }

    private static void computable(String field, Supplier<Study> study) {
        try {
            study.get()
                    .whyNot()
                    .ifPresent(why -> {
                        throw refused(field, "It cannot be computed from candles: " + why + ".");
                    });
        } catch (IllegalArgumentException e) {
            throw refused(field, String.valueOf(e.getMessage()));
        }
    }

    private void market(InstrumentId instrument) {
        if (markets.instrument(instrument).isEmpty()) {
            throw new ProblemException(
                    ErrorCode.UNKNOWN_INSTRUMENT,
                    "There is no instrument " + instrument + " here.",
                    "terms.condition.instrument");
        }
    }

    private void own(UserId person, AccountId account) {
        if (trading.accounts(person).stream().noneMatch(a -> a.id().equals(account))) {
            throw new ProblemException(
                    ErrorCode.NOT_FOUND, "You have no such account", "terms.condition.account");
        }
    }

    private static void timeframe(String field, @Nullable String text) {
        try {
            Timeframe.parse(String.valueOf(text));
        } catch (IllegalArgumentException e) {
            throw refused(field, e.getMessage() + ".");
        }
    }

    private static void positive(String field, BigDecimal number) {
        number(field, number);
        if (number.signum() <= 0) {
            throw refused(field, "A number above 0 is needed.");
        }
    }

    private static void number(String field, BigDecimal number) {
        if (number.precision() > MOST_DIGITS
                || Math.abs((long) number.scale()) > MOST_DIGITS
                || number.abs().compareTo(LARGEST) > 0) {
            throw refused(field, "The number has too many digits or is beyond " + LARGEST + ".");
        }
    }

    private static ProblemException refused(String field, String why) {
        return new ProblemException(ErrorCode.INVALID_FIELD, why, field);
    }
}
