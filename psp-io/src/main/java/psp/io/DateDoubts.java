package psp.io;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import psp.core.Incident;
import psp.core.Intake;

/**
 * Tells days on which nothing can have happened from those of the bulk: stand-ins such as 1900-01-01, days after the file was
 * made, and the few far from all others. The first rows and the doubtful ones are held back until the others are known.
 */
final class DateDoubts {

    private static final Set<LocalDate> STAND_INS = Set.of(
            LocalDate.of(1, 1, 1),
            LocalDate.of(1753, 1, 1),
            LocalDate.of(1899, 12, 30),
            LocalDate.of(1899, 12, 31),
            LocalDate.of(1900, 1, 1),
            LocalDate.of(1901, 1, 1),
            LocalDate.of(1904, 1, 1),
            LocalDate.of(1970, 1, 1));
    private static final int FIRST = 1_000;
    private static final int MOST = 10_000;
    /** So many whole years without a row part the far from the bulk. */
    private static final int GAP = 5;

    private static final int MANY = 50;
    private static final int LIFETIME = 30;
    private static final int FEW = 2;
    private static final double SHARE = 0.01;
    private static final double LATE_SHARE = 0.05;

    private record Held(Incident incident, long line) {}

    private final @Nullable LocalDate made;
    private final Intake.Counter account;
    private final KeptRows kept;
    private final TreeMap<Integer, Long> years = new TreeMap<>();
    /** The day of the row before, if it fitted, and how many rows of it are not yet among those of the years. */
    private @Nullable LocalDate recent;

    private long alike;
    private final List<Held> held = new ArrayList<>();
    private boolean first = true;
    private boolean open = true;
    private int from;
    private int to;
    private long late;
    private long all;

    /** Doubts days after the file was made, if that is known; gives the others on, or sets them aside. */
    DateDoubts(@Nullable LocalDate made, Intake.Counter account, KeptRows kept) {
        // A day has not ended everywhere when a file is made.
        this.made = made == null ? null : made.plusDays(1);
        this.account = account;
        this.kept = kept;
    }

    void take(ReadRow row) {
        LocalDate day = row.day();
        if (day.equals(recent)) {
            alike++;
            keep(row);
            return;
        }
        settle();
        boolean standIn = STAND_INS.contains(day);
        all++;
        late += isLate(day) ? 1 : 0;
        if (!standIn) {
            years.merge(day.getYear(), 1L, Long::sum);
        }
        boolean fits = !first && !standIn && !isLate(day) && day.getYear() >= from - GAP && day.getYear() <= to + GAP;
        if (!open || fits) {
            from = fits ? Math.min(from, day.getYear()) : from;
            to = fits ? Math.max(to, day.getYear()) : to;
            recent = fits ? day : null;
            keep(row);
            return;
        }
        held.add(new Held(row.incident(), row.line()));
        if (first && held.size() >= FIRST) {
            first = false;
            release(false);
        } else if (held.size() >= MOST) {
            // So many are no slips of the pen.
            open = false;
            held.forEach(one -> keep(one.incident));
            held.clear();
        }
    }

    private void settle() {
        if (recent != null && alike > 0) {
            all += alike;
            years.merge(recent.getYear(), alike, Long::sum);
        }
        recent = null;
        alike = 0;
    }

    private boolean isLate(LocalDate day) {
        return made != null && day.isAfter(made);
    }

    private void keep(ReadRow row) {
        account.keep(row.position() != null);
        kept.row(row);
    }

    private void keep(Incident incident) {
        account.keep(incident);
        kept.incident(incident);
    }

    /** To be called after the last row. */
    void end() {
        settle();
        release(true);
    }

    /** Gives on what lies among the bulk, and at the end judges the others. */
    private void release(boolean end) {
        bulk();
        List<Held> again = List.copyOf(held);
        held.clear();
        for (Held one : again) {
            String doubt = doubt(one.incident.occurred().day());
            if (doubt.isEmpty()) {
                keep(one.incident);
            } else if (end) {
                account.setAside(doubt, one.line, one.incident.occurred().day().toString());
            } else {
                held.add(one);
            }
        }
    }

    private String doubt(LocalDate day) {
        boolean among = day.getYear() >= from && day.getYear() <= to;
        if (STAND_INS.contains(day) && !among && !years.isEmpty()) {
            return "stand-in for a date";
        }
        if (isLate(day) && late <= Math.max(FEW, LATE_SHARE * all)) {
            return "date after the file was made";
        }
        int away = Math.max(from - day.getYear(), day.getYear() - to);
        // A handful of rows has no bulk, unless what lies apart is a lifetime away.
        boolean some = all >= MANY || away > LIFETIME;
        return among || years.isEmpty() || !some || cluster(day.getYear()) > Math.max(FEW, SHARE * all)
                ? ""
                : "date far from the others";
    }

    /** The rows of the years around one without a gap. */
    private long cluster(int year) {
        long rows = 0;
        int last = year;
        for (Map.Entry<Integer, Long> next : years.tailMap(year, true).entrySet()) {
            if (next.getKey() - last > GAP) {
                break;
            }
            rows += next.getValue();
            last = next.getKey();
        }
        last = year;
        for (Map.Entry<Integer, Long> next :
                years.headMap(year, false).descendingMap().entrySet()) {
            if (last - next.getKey() > GAP) {
                break;
            }
            rows += next.getValue();
            last = next.getKey();
        }
        return rows;
    }

    /** Finds the years of the most rows without a gap. */
    private void bulk() {
        long most = 0;
        int start = 0;
        int last = 0;
        long rows = 0;
        for (Map.Entry<Integer, Long> year : years.entrySet()) {
            if (rows == 0 || year.getKey() - last > GAP) {
                start = year.getKey();
                rows = 0;
            }
            rows += year.getValue();
            last = year.getKey();
            if (rows > most) {
                most = rows;
                from = start;
                to = last;
            }
        }
    }
}
