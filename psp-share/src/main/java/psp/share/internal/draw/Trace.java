package psp.share.internal.draw;

/** A way through points, in one piece or several: a line, or the outline of a shape. */
public final class Trace {

    private final StringBuilder data = new StringBuilder();
    private boolean begins = true;

    /** Goes straight on to a point; the first of a piece is where it begins. */
    public Trace to(double x, double y) {
        data.append(begins ? 'M' : 'L').append(Svg.tenth(x)).append(' ').append(Svg.tenth(y));
        begins = false;
        return this;
    }

    /** Ends the piece: the next point begins another. */
    public Trace lift() {
        begins = true;
        return this;
    }

    /** Ends the piece where it began. */
    public Trace close() {
        if (!begins) {
            data.append('Z');
        }
        return lift();
    }

    boolean isEmpty() {
        return data.length() == 0;
    }

    /** The way as the attribute {@code d} of a path says it. */
    String data() {
        return data.toString();
    }
}
