package psp.bench.calibration;

import java.util.Locale;

/** The worst of the rows that must not exceed a size, and how many do by two standard errors or more. */
public final class Gate {

    private final double most;
    private String worst = "no row";
    private double size;
    private int beyond;
    private int slightly;

    public Gate(double most) {
        this.most = most;
    }

    public void row(String name, double share, double told) {
        double error = Math.sqrt(Math.max(share, 0.01) * (1 - share) / told);
        if (told >= 200 && 100 * share > size) {
            size = 100 * share;
            worst = name;
        }
        beyond += 100 * (share - 2 * error) > most ? 1 : 0;
        slightly += 100 * (share - 2 * error) <= most && 100 * share > most ? 1 : 0;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "at most %.1f %% asked; highest %.1f %% (%s); %d rows beyond, %d more by"
                        + " less than two standard errors.",
                most,
                size,
                worst.replace("|", "").strip().replaceAll(" {2,}", ", "),
                beyond,
                slightly);
    }
}
