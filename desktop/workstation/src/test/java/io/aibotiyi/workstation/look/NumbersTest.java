package io.aibotiyi.workstation.look;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "61482.1 | 2 | 61,482.10",
                "-1234567.005 | 2 | −1,234,567.00",
                "-0.001 | 2 | 0.00",
                "999 | 0 | 999",
                "1000 | 0 | 1,000",
                "0.00002417 | 8 | 0.00002417"
            })
    void groupsFixesDecimalsAndNeverShowsMinusZero(String value, int scale, String shown) {
        assertEquals(shown, Numbers.fixed(new BigDecimal(value), scale));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1430.2 | 1.43K",
                "999 | 999.0",
                "290100000000 | 290.1B",
                "0.5 | 0.50",
                "12345678901234567 | 12,346T"
            })
    void shortensToFourDigitsAndAMagnitude(String value, String shown) {
        assertEquals(shown, Numbers.compact(new BigDecimal(value)));
    }

    @ParameterizedTest
    @CsvSource({"12.500,4", "12.000,2", "12,2", "0.00100,5", "-,1"})
    void findsWhereTrailingZerosBegin(String text, int from) {
        assertEquals(from, Numbers.faintFrom(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"75173.859 | 75,173.85", "12.34567 | 12.3456", "0.123456789 | 0.12345678"})
    void showsNoMoreOfAnAmountThanThereIs(String value, String shown) {
        assertEquals(shown, Numbers.amount(new BigDecimal(value)));
    }
}
