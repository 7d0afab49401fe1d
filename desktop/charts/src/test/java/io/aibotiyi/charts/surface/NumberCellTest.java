package io.aibotiyi.charts.surface;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.charts.surface.NumberCell.PriceFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberCellTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12400 | 3 | 3 | '' | 12.4 | 00",
                "12000 | 3 | 3 | '' | 12 | .000",
                "44 | 3 | 3 | 0.0 | 44 | ''",
                "200 | 3 | 3 | 0. | 2 | 00",
                "1234567 | 3 | 3 | '' | 1,234.567 | ''",
                "48000 | 0 | 0 | '' | 48,000 | ''",
                "3 | 5 | 3 | '' | '' | <0.001",
            })
    void partsASizeIntoZerosDigitsAndZeros(
            long value, int scale, int places, String head, String body, String tail) {
        NumberCell cell = new NumberCell();
        cell.size(value, new DecimalFormatter(scale, places, 0));
        assertThat(cell)
                .extracting(NumberCell::head, NumberCell::body, NumberCell::tail)
                .containsExactly(head, body, tail);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "614821 | 1 | '' | 61,48 | 2.1",
                "12345 | 5 | 0. | 123 | 45",
                "1184 | 8 | 0.0000 | 11 | 84",
                "5 | 0 | '' | '' | 5",
            })
    void partsAPriceIntoZerosBigFigureAndLivingDigits(
            long value, int scale, String head, String body, String tail) {
        NumberCell cell = new NumberCell();
        cell.price(value, new PriceFormat(new DecimalFormatter(scale, scale, 0), 2));
        assertThat(cell)
                .extracting(NumberCell::head, NumberCell::body, NumberCell::tail)
                .containsExactly(head, body, tail);
    }
}
