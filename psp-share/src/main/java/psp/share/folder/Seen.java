package psp.share.folder;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import psp.core.Incident;
import psp.core.Incidents;
import psp.core.Position;
import psp.core.internal.Stored;
import psp.core.internal.Texts;

/**
 * What an export held, of each incident no more than hashes of its number, its place and its offences, and its day: enough to
 * say what the next one changed, and nothing about anybody.
 */
final class Seen {

    private static final int SCHEMA = 2;
    private static final int WEEK = 7;
    private static final int FOUR_WEEKS = 28;
    private static final String NOT_IT = "latest.seen";

    private record Known(int day, int place, int offenses) {}

    private final Map<Long, Known> byId;
    private final LocalDate last;
    /** The same for all studies of one export. */
    private byte @Nullable [] bytes;

    private Seen(Map<Long, Known> byId, LocalDate last) {
        this.byId = byId;
        this.last = last;
    }

    /** What incidents say; of several rows of one id the last. */
    static Seen of(Incidents incidents) {
        Map<Long, Known> byId = new HashMap<>();
        LocalDate last = LocalDate.EPOCH;
        for (Incident incident : incidents) {
            LocalDate day = incident.occurred().day();
            last = day.isAfter(last) ? day : last;
            Position position = incident.position();
            int place = position == null
                    ? incident.zones().hashCode()
                    : 31 * Double.hashCode(position.longitude()) + Double.hashCode(position.latitude());
            byId.put(
                    hash(incident.id()),
                    new Known(
                            Math.toIntExact(day.toEpochDay()),
                            place,
                            incident.offenses().hashCode()));
        }
        return new Seen(byId, last);
    }

    private static long hash(String id) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }

    int size() {
        return byId.size();
    }

    /**
     * What a newer export changed.
     *
     * @param appeared how many are new
     * @param ofWeek of these, how many happened in the seven days before the older export's last day, or later
     * @param ofFourWeeks how many in the three weeks before those
     * @param vanished how many are there no more
     * @param moved how many have another place
     * @param reclassified how many have other offences
     * @param redated how many have another day
     */
    record Changes(
            long appeared, long ofWeek, long ofFourWeeks, long vanished, long moved, long reclassified, long redated) {

        /** In a line. */
        String line() {
            return Texts.grouped(appeared) + " new (" + Texts.grouped(ofWeek) + " of the last week then and since, "
                    + Texts.grouped(ofFourWeeks) + " of the three weeks before, "
                    + Texts.grouped(appeared - ofWeek - ofFourWeeks) + " older), " + Texts.grouped(vanished)
                    + " gone, " + Texts.grouped(moved) + " moved, " + Texts.grouped(reclassified) + " reclassified, "
                    + Texts.grouped(redated) + " redated";
        }
    }

    Changes to(Seen newer) {
        long[] n = new long[7];
        newer.byId.forEach((id, now) -> {
            Known then = byId.get(id);
            if (then == null) {
                long age = last.toEpochDay() - now.day;
                n[0]++;
                n[1] += age < WEEK ? 1 : 0;
                n[2] += age >= WEEK && age < FOUR_WEEKS ? 1 : 0;
            } else {
                n[4] += then.place == now.place ? 0 : 1;
                n[5] += then.offenses == now.offenses ? 0 : 1;
                n[6] += then.day == now.day ? 0 : 1;
            }
        });
        n[3] = byId.keySet().stream().filter(id -> !newer.byId.containsKey(id)).count();
        return new Changes(n[0], n[1], n[2], n[3], n[4], n[5], n[6]);
    }

    /** The same bytes for the same export; length and hash of the rest come last, so that damage shows. */
    byte[] toBytes() {
        byte[] known = bytes;
        if (known == null) {
            known = made();
            bytes = known;
        }
        return known;
    }

    private byte[] made() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(SCHEMA);
            out.writeLong(last.toEpochDay());
            out.writeInt(byId.size());
            long[] ids =
                    byId.keySet().stream().mapToLong(Long::longValue).sorted().toArray();
            for (long id : ids) {
                Known known = byId.get(id);
                if (known != null) {
                    out.writeLong(id);
                    out.writeInt(known.day);
                    out.writeInt(known.place);
                    out.writeInt(known.offenses);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Stored.close(bytes.toByteArray());
    }

    /** What was kept of the last export; null where it is damaged or of another kind, so that nothing is compared. */
    static @Nullable Seen ofBytes(byte[] stored) {
        byte[] bytes = Stored.open(stored).orElse(null);
        if (bytes == null) {
            return null;
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readInt() != SCHEMA) {
                return null;
            }
            LocalDate last = LocalDate.ofEpochDay(in.readLong());
            int n = in.readInt();
            Map<Long, Known> byId = new HashMap<>();
            for (int i = 0; i < n; i++) {
                byId.put(in.readLong(), new Known(in.readInt(), in.readInt(), in.readInt()));
            }
            return new Seen(byId, last);
        } catch (IOException e) {
            throw new UncheckedIOException(NOT_IT, e);
        }
    }
}
