package service;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import psp.core.Boundary;
import psp.core.Operation;
import psp.core.Outcome;
import psp.core.Zone;

/**
 * Runs the service, {@code serve PORT LOG}; without arguments it tries it: simulated incidents, late, twice and corrected, to a
 * process that is killed while it takes them, three times, and must then say the same as one that never was.
 */
public final class Main {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String[] PATHS = {"counts", "watch", "brief"};
    private static final int BATCH = 100;

    private Main() {
    }

    /** Runs; status 1 where an answer is not as it must be. */
    public static void main(String[] args) throws Exception {
        if (args.length == 3 && args[0].equals("serve")) {
            Service service = start(Integer.parseInt(args[1]), Path.of(args[2]));
            System.out.println(service.port());
            return;
        }
        Path folder = Files.createTempDirectory("psp-service-");
        List<String> lines = lines();
        String expected = undisturbed(folder.resolve("whole.log"), lines);
        Path log = folder.resolve("killed.log");
        killedAndStartedAgain(log, lines);
        try (Service service = start(0, log)) {
            expect("killed three times and started again", expected, answers(service.port()));
            badLines(service.port(), lines.size());
            expect("after lines that were refused", expected, answers(service.port()));
        }
        String counts = expected.lines().findFirst().orElse("");
        expect("counts", String.format(Locale.ROOT, "%,d incidents (shootings), 2014-01-01 to 2017-06-30", lines.size() - 2),
                counts.substring(0, counts.indexOf(", declared")));
        System.out.println(counts);
        System.out.println(expected.lines().filter(line -> line.contains("of the reduction lost again")).findFirst().orElse(""));
        System.out.println("the same to the byte after three kills in the middle as without");
    }

    private static Service start(int port, Path log) throws IOException {
        return new Service(port, log, Zone.of("corridor", Boundary.box(-87.95, 43.06, -87.93, 43.08)),
                Outcome.of("shootings", "SHOT"), Operation.in("corridor").ring("corridor ring 0-500 m")
                        .active("2016-01-01/2017-01-01").withdrawn("2017-01-01/2018-01-01"), LocalDate.of(2014, 1, 1));
    }

    /** The lines in the order of their days, then one that corrects an offence; what the service says of them. */
    private static String undisturbed(Path log, List<String> lines) throws IOException, InterruptedException {
        try (Service service = start(0, log)) {
            int port = service.port();
            expect("no incident yet", "409 No incident since 2014-01-01 has come in yet", get(port, "watch"));
            expect("all", "200 " + lines.size() + " new or corrected, " + lines.size() + " in all",
                    post(port, String.join("\n", lines)));
            expect("again", "200 0 new or corrected, " + lines.size() + " in all", post(port, String.join("\n", lines)));
            expect("corrected", "200 1 new or corrected, " + lines.size() + " in all", post(port, corrected(lines)));
            return answers(port);
        }
    }

    /** The lines late and out of order, to a process that is killed while a batch is on its way; the sender sends that again. */
    private static void killedAndStartedAgain(Path log, List<String> lines) throws Exception {
        List<String> late = new ArrayList<>(lines);
        Collections.shuffle(late, new Random(2017));
        late.add(corrected(lines));
        int sent = 0;
        for (int life = 1; life <= 4; life++) {
            Process process = new ProcessBuilder(ProcessHandle.current().info().command().orElse("java"), "-cp",
                    System.getProperty("java.class.path"), Main.class.getName(), "serve", "0", log.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT).start();
            try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
                int port = Integer.parseInt(out.readLine());
                int end = life * late.size() / 4;
                for (; sent < end; sent += BATCH) {
                    post(port, batch(late, sent));
                }
                // Not waited for: it may be taken or not, in the log or cut off there.
                CompletableFuture<?> underWay = CLIENT.sendAsync(request(port, batch(late, Math.min(sent, late.size() - 1))),
                        HttpResponse.BodyHandlers.ofString());
                Thread.sleep(life);
                process.destroyForcibly().waitFor();
                underWay.handle((answer, failure) -> null).join();
            }
            if (life == 1) {
                Files.writeString(log, late.get(sent).substring(0, 9), StandardOpenOption.APPEND);
            }
        }
    }

    private static String batch(List<String> lines, int from) {
        return String.join("\n", lines.subList(from, Math.min(lines.size(), from + BATCH)));
    }

    private static void badLines(int port, int size) throws IOException, InterruptedException {
        String good = "S90000,2017-06-30,SHOT,-87.94,43.07\n";
        expect("few fields", "400 line 2, 'x': 1 fields, not the five id,date,offence,lon,lat; nothing was taken",
                post(port, good + "x"));
        expect("date", "400 line 1, 'S1,soon,SHOT,,': Text 'soon' could not be parsed", post(port, "S1,soon,SHOT,,\n" + good));
        expect("coordinate", "400 line 1, 'S1,2017-01-01,SHOT,NaN,43': ", post(port, "S1,2017-01-01,SHOT,NaN,43"));
        expect("half a position", "400 line 1, 'S1,2017-01-01,SHOT,,43': ", post(port, "S1,2017-01-01,SHOT,,43"));
        expect("no id", "400 line 1, ',2017-01-01,SHOT,,': ", post(port, ",2017-01-01,SHOT,,"));
        expect("to come", "400 Incident S1 is of 9998-01-01, which is to come; nothing was taken",
                post(port, good + "S1,9998-01-01,SHOT,,"));
        expect("too much", "413 More than 16777216 bytes", post(port, "x".repeat((1 << 24) + 1)));
        expect("method", "405 Only POST here", get(port, "incidents"));
        expect("path", "404 There is /incidents, /counts, /watch and /brief", get(port, "countsx"));
        expect("nothing sent", "200 0 new or corrected, " + size + " in all", post(port, "\n"));
    }

    /** Two or three shots a day; the first lies before the covered days. */
    private static List<String> lines() {
        SplittableRandom random = new SplittableRandom(2016);
        List<String> lines = new ArrayList<>();
        lines.add("S00000,2013-12-31,SHOT,,");
        for (LocalDate day = LocalDate.of(2014, 1, 1); day.isBefore(LocalDate.of(2017, 7, 1)); day = day.plusDays(1)) {
            for (int i = day.getYear() == 2016 ? 2 : 3; i > 0; i--) {
                lines.add(String.format(Locale.ROOT, "S%05d,%s,SHOT,%.5f,%.5f", lines.size(), day,
                        -87.96 + 0.04 * random.nextDouble(), 43.05 + 0.04 * random.nextDouble()));
            }
        }
        return lines;
    }

    private static String corrected(List<String> lines) {
        return lines.get(3).replace(",SHOT,", ",THEFT,");
    }

    private static String answers(int port) throws IOException, InterruptedException {
        StringBuilder all = new StringBuilder();
        for (String path : PATHS) {
            String answer = get(port, path);
            expect(path, "200 ", answer);
            all.append(answer.substring(4)).append('\n');
        }
        return all.toString();
    }

    private static String post(int port, String body) throws IOException, InterruptedException {
        return sent(request(port, body));
    }

    private static String get(int port, String path) throws IOException, InterruptedException {
        return sent(HttpRequest.newBuilder(at(port, path)).build());
    }

    private static String sent(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.body();
    }

    private static HttpRequest request(int port, String body) {
        return HttpRequest.newBuilder(at(port, "incidents")).POST(HttpRequest.BodyPublishers.ofString(body)).build();
    }

    private static URI at(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + "/" + path);
    }

    private static void expect(String what, String start, String answer) {
        if (!answer.startsWith(start)) {
            System.err.println("service: " + what + ": expected '" + start + "', was '" + answer + "'");
            System.exit(1);
        }
    }
}
