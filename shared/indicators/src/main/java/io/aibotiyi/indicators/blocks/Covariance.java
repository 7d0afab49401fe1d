package io.aibotiyi.indicators.blocks;

import io.aibotiyi.indicators.Line;
import io.aibotiyi.indicators.StateTransfer;
import io.aibotiyi.indicators.Stateful;

/** Covariance and variances of the last {@code length} pairs; sums as in {@link Moments}. */
public final class Covariance implements Stateful {

    private final Ring firsts;
    private final Ring seconds;
    private final int length;
    private double originX;
    private double originY;
    private double x;
    private double y;
    private double xx;
    private double yy;
    private double xy;

    public Covariance(int length) {
        this.length = length;
        firsts = new Ring(length);
        seconds = new Ring(length);
    }

    /** Takes a pair; false while the window is not full or if one is not usable. */
    public boolean add(double first, double second) {
        if (!Line.usable(first) || !Line.usable(second)) {
            return false;
        }
        boolean full = firsts.isFull();
        double oldX = firsts.push(first);
        double oldY = seconds.push(second);
        if (firsts.isAligned()) {
            anew();
        } else if (full) {
            count(first - originX, second - originY, 1);
            count(oldX - originX, oldY - originY, -1);
        }
        return firsts.isFull();
    }

    private void anew() {
        double[] a = firsts.raw();
        double[] b = seconds.raw();
        originX = a[0];
        originY = b[0];
        x = 0;
        y = 0;
        xx = 0;
        yy = 0;
        xy = 0;
        for (int i = 0; i < length; i++) {
            count(a[i] - originX, b[i] - originY, 1);
        }
    }

    private void count(double dx, double dy, int sign) {
        x += sign * dx;
        y += sign * dy;
        xx += sign * (dx * dx);
        yy += sign * (dy * dy);
        xy += sign * (dx * dy);
    }

    /** Pearson's coefficient, −1 to 1; NaN where one of the series does not vary. */
    public double correlation() {
        double product = spread(xx, x) * spread(yy, y);
        return product > 0
                ? Math.clamp((xy - x * y / length) / Math.sqrt(product), -1, 1)
                : Double.NaN;
    }

    /** Slope of the second on the first; NaN where the first does not vary. */
    public double beta() {
        double spread = spread(xx, x);
        return spread > 0 ? (xy - x * y / length) / spread : Double.NaN;
    }

    private double spread(double squares, double sum) {
        double spread = squares - sum * sum / length;
        // below this it is the rounding of the sums
        return spread > squares * 1e-14 ? spread : 0;
    }

    @Override
    public void transfer(StateTransfer transfer) {
        firsts.transfer(transfer);
        seconds.transfer(transfer);
        originX = transfer.exchange(originX);
        originY = transfer.exchange(originY);
        x = transfer.exchange(x);
        y = transfer.exchange(y);
        xx = transfer.exchange(xx);
        yy = transfer.exchange(yy);
        xy = transfer.exchange(xy);
    }
}
