package io.aibotiyi.protocol;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.AlertId;
import io.aibotiyi.domain.FillId;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.JournalEntryId;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.ParentOrderId;
import io.aibotiyi.domain.Symbol;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.domain.VenueId;
import java.math.BigDecimal;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdScalarSerializer;

/** Domain identifiers as plain strings. */
final class DomainJson extends SimpleModule {

    private static final long serialVersionUID = 1L;

    DomainJson() {
        super("aibot-domain");
        text(InstrumentId.class, InstrumentId::parse);
        text(Symbol.class, Symbol::of);
        text(VenueId.class, VenueId::of);
        text(UserId.class, UserId::parse);
        text(AccountId.class, AccountId::parse);
        text(OrderId.class, OrderId::parse);
        text(FillId.class, FillId::parse);
        text(ParentOrderId.class, ParentOrderId::parse);
        text(AlertId.class, AlertId::parse);
        text(JournalEntryId.class, JournalEntryId::parse);
        addDeserializer(ErrorCode.class, new ErrorCodeDeserializer());
        addDeserializer(BigDecimal.class, new DecimalDeserializer());
    }

    private <T> void text(Class<T> type, Function<String, T> parse) {
        addSerializer(type, new TextSerializer<>(type));
        addDeserializer(type, new TextDeserializer<>(type, parse));
    }

    private static final class TextSerializer<T> extends StdScalarSerializer<T> {
        TextSerializer(Class<T> type) {
            super(type);
        }

        @Override
        public void serialize(T value, JsonGenerator out, SerializationContext context) {
            out.writeString(value.toString());
        }
    }

    private static final class TextDeserializer<T> extends StdScalarDeserializer<T> {
        private final transient Function<String, T> parse;

        TextDeserializer(Class<T> type, Function<String, T> parse) {
            super(type);
            this.parse = parse;
        }

        @Override
        @SuppressWarnings("unchecked")
        public T deserialize(JsonParser in, DeserializationContext context) {
            String text = in.getValueAsString("");
            try {
                return parse.apply(text);
            } catch (IllegalArgumentException e) {
                return (T)
                        context.handleWeirdStringValue(
                                handledType(), text, "%s", String.valueOf(e.getMessage()));
            }
        }
    }

    /**
     * A decimal of a size that money and quantities have: {@code 1e999999999} is short to write and
     * fills the memory of whoever adds to it.
     */
    private static final class DecimalDeserializer extends StdScalarDeserializer<BigDecimal> {

        private static final int MOST_DIGITS = 60;

        DecimalDeserializer() {
            super(BigDecimal.class);
        }

        @Override
        public @Nullable BigDecimal deserialize(JsonParser in, DeserializationContext context) {
            String text = in.getValueAsString("");
            if (in.currentToken().isStructStart() || in.currentToken().isBoolean()) {
                return (BigDecimal) context.handleUnexpectedToken(BigDecimal.class, in);
            }
            if (text.length() <= 2 * MOST_DIGITS) {
                try {
                    BigDecimal value = new BigDecimal(text.strip());
                    if (value.precision() <= MOST_DIGITS
                            && Math.abs((long) value.scale()) <= MOST_DIGITS) {
                        return value;
                    }
                } catch (NumberFormatException e) {
                    return refused(text, "not a decimal such as 61837.63", context);
                }
            }
            return refused(text, "longer than " + MOST_DIGITS + " digits", context);
        }

        private static @Nullable BigDecimal refused(
                String text, String why, DeserializationContext context) {
            return (BigDecimal)
                    context.handleWeirdStringValue(
                            BigDecimal.class, text, "%s", "The number is " + why + ".");
        }
    }

    /** A code that this version does not know is null, so that newer backends stay readable. */
    private static final class ErrorCodeDeserializer extends StdScalarDeserializer<ErrorCode> {
        ErrorCodeDeserializer() {
            super(ErrorCode.class);
        }

        @Override
        public @Nullable ErrorCode deserialize(JsonParser in, DeserializationContext context) {
            String text = in.getValueAsString("");
            for (ErrorCode code : ErrorCode.values()) {
                if (code.name().equals(text)) {
                    return code;
                }
            }
            return null;
        }
    }
}
