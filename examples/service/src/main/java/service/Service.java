package service;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import psp.core.CountSeries;
import psp.core.Coverage;
import psp.core.Incident;
import psp.core.Occurrence;
import psp.core.Operation;
import psp.core.Outcome;
import psp.core.Period;
import psp.core.Position;
import psp.core.Zone;
import psp.core.ZoneCounts;
import psp.core.Zones;
import psp.geo.Rings;
import psp.geo.ZoneIndex;
import psp.share.brief.Brief;
import psp.stats.Study;
import psp.stats.watch.Watch;

/**
 * A department's service on the JDK's own HTTP server: it takes incidents as they come, late and corrected ones too, and answers
 * with counts, the watch and the page.
 *
 * <p>{@code POST /incidents} takes lines {@code id,date,offence,lon,lat}; a line of a known id replaces it, the same line again
 * changes nothing, and lines of which one cannot be read are all refused. They are in the log on disk before the answer, so that a
 * restart in the middle loses none that was answered, and to send again is always right. {@code GET /counts}, {@code /watch} and
 * {@code /brief} answer from the counts, made anew after a change. Status 400 tells what is wrong with the lines, 409 why there is
 * no answer yet, 507 that the disk took nothing.
 */
public final class Service implements AutoCloseable {

    private static final int LARGEST = 1 << 24;

    private final Outcome outcome;
    private final Operation operation;
    private final ZoneIndex index;
    private final LocalDate since;
    private final FileChannel log;
    private final Map<String, Incident> incidents = new LinkedHashMap<>();
    /** Of the incidents as they are; null after a change. */
    private ZoneCounts counts;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);

    /** Starts on a port of this machine alone, 0 for any, with what its log holds. */
    public Service(int port, Path log, Zone corridor, Outcome outcome, Operation operation, LocalDate since) throws IOException {
        this.outcome = outcome;
        this.operation = operation;
        this.since = since;
        this.index = ZoneIndex.of(Zones.of(corridor, Rings.around(corridor, 500)));
        this.log = FileChannel.open(log, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (this.log.tryLock() == null) {
            throw new IllegalStateException("Another service writes " + log + "; stop it first");
        }
        // A last line without an end was cut off by a crash and never answered; it is sent again.
        String text = Files.readString(log);
        String whole = text.substring(0, text.lastIndexOf('\n') + 1);
        incidents.putAll(changed(whole.lines().toList(), log + ", "));
        this.log.truncate(whole.getBytes(StandardCharsets.UTF_8).length).position(this.log.size());
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
        on("/incidents", "POST", 400, this::receive);
        on("/counts", "GET", 409, body -> counts() + "; not counted " + counts().notCounted() + "\n"
                + counts().in(corridor.name()).monthly(counts().coverage().span()));
        on("/watch", "GET", 409, body -> Watch.after(operation, counts(), CountSeries.Step.MONTHS).toString());
        on("/brief", "GET", 409, body -> Brief.of(Study.of(operation, counts())).html());
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private synchronized String receive(String body) throws IOException {
        List<String> lines = body.lines().filter(line -> !line.isBlank()).toList();
        Map<String, Incident> changed = changed(lines, "");
        for (Incident incident : changed.values()) {
            if (incident.occurred().day(0).isAfter(LocalDate.now())) {
                throw new IllegalArgumentException("Incident " + incident.id() + " is of " + incident.occurred().day(0)
                        + ", which is to come; nothing was taken");
            }
        }
        if (!changed.isEmpty()) {
            append(String.join("\n", lines) + "\n");
            incidents.putAll(changed);
            counts = null;
        }
        return changed.size() + " new or corrected, " + incidents.size() + " in all";
    }

    /** What lines bring that is not known as they say it; the last of an id holds. */
    private Map<String, Incident> changed(List<String> lines, String where) {
        Map<String, Incident> last = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            try {
                Incident incident = incident(lines.get(i).split(",", -1));
                last.put(incident.id(), incident);
            } catch (IllegalArgumentException | DateTimeException e) {
                throw new IllegalArgumentException(where + "line " + (i + 1) + ", '" + lines.get(i) + "': " + e.getMessage()
                        + "; nothing was taken", e);
            }
        }
        last.values().removeIf(incident -> incident.equals(incidents.get(incident.id())));
        return last;
    }

    private static Incident incident(String[] field) {
        if (field.length != 5) {
            throw new IllegalArgumentException(field.length + " fields, not the five id,date,offence,lon,lat");
        }
        Incident incident = Incident.of(field[0], Occurrence.on(LocalDate.parse(field[1])), field[2]);
        return field[3].isEmpty() && field[4].isEmpty() ? incident
                : incident.withPosition(Position.of(Double.parseDouble(field[3]), Double.parseDouble(field[4])));
    }

    /** Whole or not at all. */
    private void append(String lines) throws IOException {
        long end = log.position();
        try {
            for (ByteBuffer bytes = StandardCharsets.UTF_8.encode(lines); bytes.hasRemaining();) {
                log.write(bytes);
            }
            log.force(false);
        } catch (IOException e) {
            log.truncate(end).position(end);
            throw e;
        }
    }

    private synchronized ZoneCounts counts() {
        if (counts == null) {
            LocalDate last = incidents.values().stream().map(incident -> incident.occurred().day(0)).max(LocalDate::compareTo)
                    .filter(day -> !day.isBefore(since))
                    .orElseThrow(() -> new IllegalArgumentException("No incident since " + since + " has come in yet"));
            counts = incidents.values().stream()
                    .collect(index.counting(outcome, Coverage.declared(Period.of(since, last.plusDays(1)))));
        }
        return counts;
    }

    private interface Answer {
        String to(String body) throws IOException;
    }

    private void on(String path, String method, int refused, Answer answer) {
        server.createContext(path, exchange -> {
            if (!exchange.getRequestURI().getPath().equals(path)) {
                reply(exchange, 404, "There is /incidents, /counts, /watch and /brief");
                return;
            }
            byte[] body = exchange.getRequestBody().readNBytes(LARGEST + 1);
            if (!exchange.getRequestMethod().equals(method)) {
                exchange.getResponseHeaders().set("Allow", method);
                reply(exchange, 405, "Only " + method + " here");
            } else if (body.length > LARGEST) {
                reply(exchange, 413, "More than " + LARGEST + " bytes; send fewer lines at once");
            } else {
                try {
                    reply(exchange, 200, answer.to(new String(body, StandardCharsets.UTF_8)));
                } catch (IllegalArgumentException e) {
                    reply(exchange, refused, String.valueOf(e.getMessage()));
                } catch (IOException e) {
                    reply(exchange, 507, "The log cannot be written (" + e.getMessage() + "); nothing was taken, send it again");
                }
            }
        });
    }

    private static void reply(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        String kind = text.startsWith("<!DOCTYPE") ? "text/html" : "text/plain";
        exchange.getResponseHeaders().set("Content-Type", kind + "; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() throws IOException {
        server.stop(0);
        threads.shutdown();
        log.close();
    }
}
