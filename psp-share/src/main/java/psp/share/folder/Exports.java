package psp.share.folder;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import psp.core.DataQuality;
import psp.core.Incident;
import psp.core.Incidents;
import psp.core.Intake;
import psp.core.ZoneCounts;
import psp.io.Columns;
import psp.io.Guess;
import psp.io.IncidentCsv;
import psp.io.limit.Progress;

/** The files of incidents that several studies share, each read once. */
final class Exports {

    private record Key(Path file, Columns columns) {}

    private final Map<Key, Incidents> read = new HashMap<>();
    private final Map<Path, String> hashes = new HashMap<>();
    private final Map<Path, Columns> guessed = new HashMap<>();
    private final Map<ZoneCounts, ZoneCounts> tables = new HashMap<>();
    private final IdentityHashMap<Incidents, Map<Object, Object>> made = new IdentityHashMap<>();

    Incidents read(Path file, Columns columns, String name, Consumer<String> tell) {
        Key key = new Key(file.toAbsolutePath().normalize(), columns);
        Incidents known = read.get(key);
        if (known == null) {
            List<Incident> all = new ArrayList<>();
            Progress progress = (bytes, size) -> tell.accept("reading " + name + ": "
                    + (size == 0 ? (bytes >> 20) + " MB" : Math.min(100, 100 * bytes / size) + " %"));
            Intake intake = IncidentCsv.forEach(file, columns, all::add, progress);
            known = Incidents.of(all, intake);
            read.put(key, known);
        }
        return known;
    }

    /**
     * What is made of incidents, once for all studies that ask for the same.
     *
     * @param kind what it is
     * @param key what it is made by beside the incidents
     */
    <T> T made(Incidents incidents, Class<T> kind, List<?> key, Supplier<T> maker) {
        Map<Object, Object> known = made.computeIfAbsent(incidents, all -> new HashMap<>());
        Object value = known.get(List.of(kind, key));
        if (value == null) {
            value = maker.get();
            known.put(List.of(kind, key), value);
        }
        return kind.cast(value);
    }

    /** What the incidents can bear. */
    DataQuality quality(Incidents incidents) {
        return made(incidents, DataQuality.class, List.of(), () -> DataQuality.of(incidents));
    }

    /** The same table for all studies that count the same, with all that is derived from it. */
    ZoneCounts shared(ZoneCounts counts) {
        return Objects.requireNonNullElse(tables.putIfAbsent(counts, counts), counts);
    }

    /** The hash of a file's bytes. */
    String hash(Path file) {
        return hashes.computeIfAbsent(file.toAbsolutePath().normalize(), path -> {
            try (InputStream in = Files.newInputStream(path)) {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
                return HexFormat.of().formatHex(digest.digest());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (NoSuchAlgorithmException e) {
                throw new AssertionError("every JDK has SHA-256", e);
            }
        });
    }

    Columns guess(Path file, Consumer<String> tell) {
        return guessed.computeIfAbsent(file.toAbsolutePath().normalize(), path -> {
            Guess guess = IncidentCsv.guess(path);
            tell.accept("Columns, guessed: " + guess.columns());
            return guess.columns();
        });
    }
}
