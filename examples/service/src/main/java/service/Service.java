package service;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
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
import psp.share.Brief;

import psp.stats.Study;
import psp.stats.Watch;

/**
 * A department's service on the JDK's own HTTP server: it takes incidents as they come, late and corrected ones too, and answers
 * with counts, the watch and the page.
 *
 * <p>{@code POST /incidents} takes lines {@code id,date,offence,lon,lat}; a line of a known id replaces it, the same line again
 * changes nothing. Each line is in the log on disk before it is answered, so that a restart in the middle loses none and counts none
 * twice. Everything else is reckoned from the log when asked: {@code GET /counts}, {@code /watch}, {@code /brief}.
 */
public final class Service implements AutoCloseable {

    private final HttpServer server;
    private final Path log;
    private final Outcome outcome;
    private final Operation operation;
    private final ZoneIndex index;
    private final LocalDate since;
    private final Map<String, Incident> incidents = new LinkedHashMap<>();

    /** Starts on a port of this machine alone, 0 for any, with what its log holds. */
    public Service(int port, Path log, Zone corridor, Outcome outcome, Operation operation, LocalDate since) throws IOException {
        this.log = log;
        this.outcome = outcome;
        this.operation = operation;
        this.since = since;
        this.index = ZoneIndex.of(Zones.of(corridor, Rings.around(corridor, 500)));
        if (Files.exists(log)) {
            // A line that was cut off by a crash was never answered, and is sent again.
            String text = Files.readString(log);
            text.substring(0, text.lastIndexOf('\n') + 1).lines().forEach(this::take);
            Files.writeString(log, text.substring(0, text.lastIndexOf('\n') + 1));
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/incidents", exchange -> answer(exchange, "POST", body -> receive(body)));
        server.createContext("/counts", exchange -> answer(exchange, "GET", body -> counts() + "\n"
                + counts().in(corridor.name()).monthly(counts().coverage().span())));
        server.createContext("/watch", exchange -> answer(exchange, "GET", body -> watch().toString()));
        server.createContext("/brief", exchange -> answer(exchange, "GET", body -> Brief.of(Study.of(operation, counts())).html()));
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private synchronized String receive(String body) throws IOException {
        int taken = 0;
        for (String line : body.lines().toList()) {
            Incident incident = incident(line);
            if (!incident.equals(incidents.get(incident.id()))) {
                Files.writeString(log, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.SYNC);
                incidents.put(incident.id(), incident);
                taken++;
            }
        }
        return taken + " new or corrected, " + incidents.size() + " in all";
    }

    private void take(String line) {
        Incident incident = incident(line);
        incidents.put(incident.id(), incident);
    }

    private static Incident incident(String line) {
        String[] field = line.split(",", -1);
        try {
            Incident incident = Incident.of(field[0], Occurrence.on(LocalDate.parse(field[1])), field[2]);
            return field[3].isEmpty() ? incident : incident.withPosition(Position.of(Double.parseDouble(field[3]),
                    Double.parseDouble(field[4])));
        } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException e) {
            throw new IllegalArgumentException("The line '" + line + "' is not id,date,offence,lon,lat: " + e.getMessage(), e);
        }
    }

    private synchronized ZoneCounts counts() {
        LocalDate last = incidents.values().stream().map(incident -> incident.occurred().day(0)).max(LocalDate::compareTo)
                .orElseThrow(() -> new IllegalArgumentException("No incident has come in yet"));
        return incidents.values().stream().filter(incident -> !incident.occurred().day(0).isBefore(since))
                .collect(index.counting(outcome, Coverage.declared(Period.of(since, last.plusDays(1)))));
    }

    private Watch watch() {
        return Watch.after(operation, counts(), CountSeries.Step.MONTHS);
    }

    private interface Answer {
        String to(String body) throws IOException;
    }

    private static void answer(HttpExchange exchange, String method, Answer answer) throws IOException {
        int status = 200;
        String text;
        try {
            text = exchange.getRequestMethod().equals(method)
                    ? answer.to(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)) : null;
            status = text == null ? 405 : 200;
        } catch (IllegalArgumentException e) {
            status = 400;
            text = String.valueOf(e.getMessage());
        }
        byte[] bytes = (text == null ? "Only " + method + " here" : text).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", text != null && text.startsWith("<!DOCTYPE")
                ? "text/html; charset=utf-8" : "text/plain; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
