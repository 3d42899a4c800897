package service;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import psp.core.Boundary;
import psp.core.Operation;
import psp.core.Outcome;
import psp.core.Zone;

/** Sends the service simulated incidents, some twice, some late, some corrected, stops it in the middle, and checks what it says. */
public final class Main {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private Main() {
    }

    /** Runs; status 1 where an answer is not as it must be. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path log = Files.createTempDirectory("psp-service-").resolve("incidents.log");
        List<String> lines = lines();
        int half = lines.size() / 2;
        try (Service service = start(log)) {
            for (int i = 0; i < half; i += 500) {
                post(service, String.join("\n", lines.subList(i, Math.min(half, i + 500))));
            }
            expect("0 new or corrected, " + half + " in all", post(service, String.join("\n", lines.subList(0, 500))));
        }
        // The machine died while a line was written: it was never answered, so the sender sends it again.
        Files.writeString(log, lines.get(half).substring(0, 9), StandardOpenOption.APPEND);
        String counts;
        String watch;
        try (Service service = start(log)) {
            for (int i = half; i < lines.size(); i += 500) {
                post(service, String.join("\n", lines.subList(i, Math.min(lines.size(), i + 500))));
            }
            String corrected = lines.get(3).replaceFirst(",SHOT,", ",THEFT,");
            expect("1 new or corrected, " + lines.size() + " in all", post(service, corrected));
            counts = get(service, "counts");
            watch = get(service, "watch");
            expect("The line 'x' is not id,date,offence,lon,lat: ", post(service, "x"));
            expect("<!DOCTYPE html>", get(service, "brief"));
        }
        try (Service service = start(log)) {
            expect(counts, get(service, "counts"));
            expect(watch, get(service, "watch"));
        }
        expect(String.format(Locale.ROOT, "%,d incidents (shootings)", lines.size() - 1), counts);
        System.out.println(counts.lines().findFirst().orElse(""));
        System.out.println(watch);
        System.out.println("the same before and after two restarts");
    }

    private static Service start(Path log) throws IOException {
        return new Service(0, log, Zone.of("corridor", Boundary.box(-87.95, 43.06, -87.93, 43.08)), Outcome.of("shootings", "SHOT"),
                Operation.in("corridor").ring("corridor ring 0-500 m").active("2016-01-01/2017-01-01").withdrawn("2017-01-01/2018-01-01"),
                LocalDate.of(2014, 1, 1));
    }

    private static List<String> lines() {
        SplittableRandom random = new SplittableRandom(2016);
        List<String> lines = new ArrayList<>();
        for (LocalDate day = LocalDate.of(2014, 1, 1); day.isBefore(LocalDate.of(2017, 7, 1)); day = day.plusDays(1)) {
            int today = day.getYear() == 2016 ? 2 : 3;
            for (int i = 0; i < today; i++) {
                lines.add(String.format(Locale.ROOT, "S%05d,%s,SHOT,%.5f,%.5f", lines.size(), day, -87.96 + 0.04 * random.nextDouble(),
                        43.05 + 0.04 * random.nextDouble()));
            }
        }
        return lines;
    }

    private static String post(Service service, String body) throws IOException, InterruptedException {
        return CLIENT.send(HttpRequest.newBuilder(at(service, "incidents")).POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofString()).body();
    }

    private static String get(Service service, String path) throws IOException, InterruptedException {
        return CLIENT.send(HttpRequest.newBuilder(at(service, path)).build(), HttpResponse.BodyHandlers.ofString()).body();
    }

    private static URI at(Service service, String path) {
        return URI.create("http://127.0.0.1:" + service.port() + "/" + path);
    }

    private static void expect(String start, String answer) {
        if (!answer.startsWith(start)) {
            System.err.println("service: expected '" + start + "', was '" + answer + "'");
            System.exit(1);
        }
    }
}
