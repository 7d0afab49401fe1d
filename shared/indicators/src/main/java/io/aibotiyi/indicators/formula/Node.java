package io.aibotiyi.indicators.formula;

import io.aibotiyi.indicators.Bar;
import io.aibotiyi.indicators.Calculation;
import io.aibotiyi.indicators.Indicator;
import io.aibotiyi.indicators.Line;
import io.aibotiyi.indicators.SeriesCalculation;
import io.aibotiyi.indicators.Settings;
import io.aibotiyi.indicators.Source;
import io.aibotiyi.indicators.StateTransfer;
import io.aibotiyi.indicators.Stateful;
import io.aibotiyi.indicators.blocks.Ring;

/** One step of a compiled formula: after {@link #next} its value stands in {@link #value}. */
abstract class Node implements Stateful {

    double value = Double.NaN;

    /** Earliest bar at which it can have a value. */
    final int first;

    Node(int first) {
        this.first = first;
    }

    abstract void next(Bar bar);

    @Override
    public void transfer(StateTransfer transfer) {
        // most nodes remember nothing
    }

    static final class Constant extends Node {

        Constant(double constant) {
            super(0);
            value = constant;
        }

        @Override
        void next(Bar bar) {
            // stays
        }
    }

    static final class Price extends Node {

        private final Source source;

        Price(Source source) {
            super(0);
            this.source = source;
        }

        @Override
        void next(Bar bar) {
            value = source.of(bar);
        }
    }

    /** Trade delta or the second series. */
    static final class Extra extends Node {

        private final boolean delta;

        Extra(boolean delta) {
            super(0);
            this.delta = delta;
        }

        @Override
        void next(Bar bar) {
            value = delta ? bar.delta : bar.other;
        }
    }

    static final class Operation extends Node {

        private final Operator operator;
        private final Node left;
        private final Node right;

        Operation(Operator operator, Node left, Node right) {
            super(Math.max(left.first, right.first));
            this.operator = operator;
            this.left = left;
            this.right = right;
        }

        @Override
        void next(Bar bar) {
            value = operator.of(left.value, right.value);
        }
    }

    static final class Conditional extends Node {

        private final Node condition;
        private final Node then;
        private final Node otherwise;

        Conditional(Node condition, Node then, Node otherwise) {
            super(Math.max(condition.first, Math.min(then.first, otherwise.first)));
            this.condition = condition;
            this.then = then;
            this.otherwise = otherwise;
        }

        @Override
        void next(Bar bar) {
            double c = condition.value;
            value = Double.isNaN(c) ? Double.NaN : c != 0 ? then.value : otherwise.value;
        }
    }

    /** A value, or another where it is unknown. */
    static final class Known extends Node {

        private final Node of;
        private final Node otherwise;

        Known(Node of, Node otherwise) {
            super(Math.min(of.first, otherwise.first));
            this.of = of;
            this.otherwise = otherwise;
        }

        @Override
        void next(Bar bar) {
            value = Double.isNaN(of.value) ? otherwise.value : of.value;
        }
    }

    /** The value bars ago; unknown values are remembered as such. */
    static final class History extends Node {

        private final Node of;
        private final Ring ring;

        History(Node of, int bars) {
            super(of.first + bars);
            this.of = of;
            this.ring = new Ring(bars + 1);
        }

        @Override
        void next(Bar bar) {
            ring.push(of.value);
            value = ring.isFull() ? ring.ago(ring.capacity() - 1) : Double.NaN;
        }

        @Override
        public void transfer(StateTransfer transfer) {
            ring.transfer(transfer);
        }
    }

    /** A window function of one series. */
    static final class Windowed extends Node {

        private final Node of;
        private final Line line;

        Windowed(Node of, Line line, int length) {
            super(of.first + length - 1);
            this.of = of;
            this.line = line;
        }

        @Override
        void next(Bar bar) {
            value = line.next(of.value);
        }

        @Override
        public void transfer(StateTransfer transfer) {
            line.transfer(transfer);
        }
    }

    /** An indicator of the catalogue; its first output is its value. */
    static final class Study extends Node {

        final Indicator indicator;
        final Settings settings;
        final Calculation calculation;
        private final Node of;

        /**
         * @param of what it is fed with; ignored by an indicator of whole bars
         */
        Study(Indicator indicator, Settings settings, Node of) {
            super(of.first + indicator.firstDefined(settings, 0));
            this.indicator = indicator;
            this.settings = settings;
            this.calculation = indicator.calculation(settings);
            this.of = of;
        }

        @Override
        void next(Bar bar) {
            if (calculation instanceof SeriesCalculation series) {
                series.accept(of.value);
            } else {
                calculation.next(bar);
            }
            value = calculation.value(0);
        }

        @Override
        public void transfer(StateTransfer transfer) {
            calculation.transfer(transfer);
        }
    }

    /** Another output of an indicator, which has been computed before. */
    static final class Output extends Node {

        private final Calculation calculation;
        private final int output;

        Output(Study study, int output) {
            super(study.of.first + study.indicator.firstDefined(study.settings, output));
            this.calculation = study.calculation;
            this.output = output;
        }

        @Override
        void next(Bar bar) {
            value = calculation.value(output);
        }
    }

    /** 1 where a passed b since the bar before, upwards, downwards or either. */
    static final class Cross extends Node {

        private final Node a;
        private final Node b;
        private final boolean up;
        private final boolean down;
        private double before = Double.NaN;

        Cross(Node a, Node b, boolean up, boolean down) {
            super(Math.max(a.first, b.first) + 1);
            this.a = a;
            this.b = b;
            this.up = up;
            this.down = down;
        }

        @Override
        void next(Bar bar) {
            double now = a.value - b.value;
            if (Double.isNaN(now) || Double.isNaN(before)) {
                value = Double.NaN;
            } else {
                value = (up && before <= 0 && now > 0) || (down && before >= 0 && now < 0) ? 1 : 0;
            }
            before = Double.isNaN(now) ? before : now;
        }

        @Override
        public void transfer(StateTransfer transfer) {
            before = transfer.exchange(before);
        }
    }

    /** Bars since a condition held, 0 where it holds; unknown before the first time. */
    static final class BarsSince extends Node {

        private final Node condition;
        private double bars = Double.NaN;

        BarsSince(Node condition) {
            super(condition.first);
            this.condition = condition;
        }

        @Override
        void next(Bar bar) {
            boolean holds = condition.value != 0 && !Double.isNaN(condition.value);
            bars = holds ? 0 : bars + 1;
            value = bars;
        }

        @Override
        public void transfer(StateTransfer transfer) {
            bars = transfer.exchange(bars);
        }
    }

    /** A value as it was when a condition held for the n-th last time. */
    static final class ValueWhen extends Node {

        private final Node condition;
        private final Node of;
        private final Ring ring;

        ValueWhen(Node condition, Node of, int occurrence) {
            super(Math.max(condition.first, of.first));
            this.condition = condition;
            this.of = of;
            this.ring = new Ring(occurrence + 1);
        }

        @Override
        void next(Bar bar) {
            if (condition.value != 0 && !Double.isNaN(condition.value)) {
                ring.push(of.value);
            }
            value = ring.isFull() ? ring.ago(ring.capacity() - 1) : Double.NaN;
        }

        @Override
        public void transfer(StateTransfer transfer) {
            ring.transfer(transfer);
        }
    }
}
