package io.aibotiyi.indicators;

/**
 * A calculation over any one series of numbers: of a bar it sees its {@link Source} only, and a
 * formula may feed it with the result of another expression. Follows the NaN rule of {@link Line}.
 */
public abstract class SeriesCalculation extends Calculation {

    private Source source = Source.CLOSE;

    protected SeriesCalculation(int outputs) {
        super(outputs);
    }

    /** The calculation that has one line as its only output. */
    public static SeriesCalculation of(Line line) {
        return new Single(line);
    }

    final void feedWith(Source chosen) {
        source = chosen;
    }

    /** Takes the next usable value and sets every element of {@link #out}. */
    protected abstract void next(double x);

    /** Takes the next value; one that is not usable changes nothing and clears the outputs. */
    public final void accept(double x) {
        if (Line.usable(x)) {
            next(x);
        } else {
            clear();
        }
    }

    @Override
    public final void next(Bar bar) {
        accept(source.of(bar));
    }

    private static final class Single extends SeriesCalculation {

        private final Line line;

        Single(Line line) {
            super(1);
            this.line = line;
        }

        @Override
        protected void next(double x) {
            out[0] = line.next(x);
        }

        @Override
        public void transfer(StateTransfer transfer) {
            line.transfer(transfer);
        }
    }
}
