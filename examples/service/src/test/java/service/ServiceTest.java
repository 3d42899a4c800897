package service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import psp.core.Period;
import psp.core.ZoneCounts;

/** What the doors take, refuse and answer; today is 1 July 2017. */
class ServiceTest {

    private static EmbeddedPostgres server;

    private Service service;
    private Client client;

    @BeforeAll
    static void database() throws IOException {
        server = Postgres.start();
    }

    @AfterAll
    static void noDatabase() throws IOException {
        server.close();
    }

    @BeforeEach
    void start() throws Exception {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS incident, feed");
        }
        service = service(server);
        client = Client.of(service.port());
        while (client.get("counts").status() == 503) {
            Thread.sleep(50);
        }
    }

    private static Service service(EmbeddedPostgres server) throws SQLException, IOException {
        Tokens tokens = new Tokens(Client.sha256(Client.WRITER), Client.sha256(Client.READER));
        return new Service(0, Postgres.pool(server), tokens, Question.example(), ServiceProcess.JULY);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    /** Returns the counts when a change has come through. */
    private ZoneCounts counts(String total) throws IOException, InterruptedException {
        while (true) {
            Client.Answer answer = client.get("counts");
            if (answer.status() == 200) {
                ZoneCounts counts = ZoneCounts.ofBytes(answer.body());
                if (counts.toString().startsWith(total)) {
                    return counts;
                }
            }
            Thread.sleep(100);
        }
    }

    @Test
    void takesEachIncidentOnceInItsLastVersion() throws Exception {
        assertThat(taken("A,1,2017-06-30,SHOT,-87.94,43.07\nB,1,2017-06-30,SHOT,,\n"))
                .isEqualTo(2);
        assertThat(taken("A,1,2017-06-30,SHOT,-87.94,43.07\nB,1,2017-06-30,SHOT,,"))
                .isZero();
        assertThat(client.complete("2017-06-30").status()).isEqualTo(200);
        assertThat(counts("2 incidents").in("corridor").count(june())).isEqualTo(1);

        assertThat(taken("A,3,2017-06-29,SHOT,-87.96,43.07"))
                .as("a correction: it was next door")
                .isOne();
        assertThat(taken("A,2,2017-06-30,THEFT,-87.94,43.07"))
                .as("an older correction that comes late")
                .isZero();
        assertThat(taken("B,2,deleted")).isOne();
        assertThat(taken("B,1,2017-06-30,SHOT,,"))
                .as("a deleted incident does not come back")
                .isZero();
        assertThat(counts("1 incident").in("corridor").count(june())).isZero();
    }

    private static Period june() {
        return Period.parse("2017-06");
    }

    private long taken(String lines) throws IOException, InterruptedException {
        Client.Answer answer = client.post(lines);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return Long.parseLong(answer.text().replaceAll(".*\"taken\":(\\d+).*", "$1"));
    }

    private static void refused(Client.Answer answer, int status, String text) {
        assertThat(answer).hasToString(status + " " + text);
    }

    @Test
    void refusesAPostThatCannotBeReadWhole() throws Exception {
        String good = "A,1,2017-06-30,SHOT,-87.94,43.07\n";
        refused(
                client.post(good + "B,1"),
                400,
                "line 2: 2 fields, neither id,version,date,offence,lon,lat nor id,version,deleted");
        refused(
                client.post(good + "B,1,2018-02-03,SHOT,,"),
                400,
                "line 2: the date 2018-02-03 is outside 2004-01-01 to 2017-07-01, the days that are taken");
        refused(
                client.post("B,1,2017-02-30,SHOT,,"),
                400,
                "line 1: Text '2017-02-30' could not be parsed: Invalid date 'FEBRUARY 30'");
        refused(client.post("B,0,2017-06-30,SHOT,,"), 400, "line 1: the version 0 is below 1");
        refused(client.post("B,one,2017-06-30,SHOT,,"), 400, "line 1: not a number: For input string: \"one\"");
        refused(
                client.post(" ,1,2017-06-30,SHOT,,"),
                400,
                "line 1: the id is blank, longer than 100 characters or has control characters");
        refused(client.post("B,1,2017-06-30,SHOT,,43"), 400, "line 1: not a number: empty String");
        assertThat(client.post("B,1,2017-06-30,SHOT,-87,143"))
                .asString()
                .startsWith("400 line 1: ")
                .contains("143");
        refused(
                client.post("B,1,2017-06-30,SHOT,,\nB,1,2017-06-30,THEFT,,"),
                400,
                "line 2: version 1 of incident 'B' says two things; raise the version with each change");
        refused(
                client.post(Client.WRITER, "\u00c4,1,2017-06-30,SHOT,,".getBytes(StandardCharsets.ISO_8859_1)),
                400,
                "byte 0xC4 at offset 0 is not UTF-8; send UTF-8");
        refused(
                client.post(Client.WRITER, new byte[Service.LARGEST + 1]),
                413,
                "more than 4194304 bytes; send fewer lines at once");
        assertThat(taken(good + "\u00c4,1,2017-06-30,SHOT,,\n\u00d6,1,2017-06-30,SHOT,,"))
                .as("nothing of those was taken")
                .isEqualTo(3);
        refused(
                client.post("C,1,2017-06-30,SHOT,,\nA,1,2017-06-29,SHOT,-87.94,43.07"),
                409,
                "version 1 of incident 'A' is known otherwise; raise the version with each change");
        assertThat(taken("C,1,2017-06-30,SHOT,,")).as("nor of this").isOne();
        assertThat(taken("")).isZero();
    }

    @Test
    void countsOnlyDaysThatAreSaidToBeComplete() throws Exception {
        refused(
                client.get("watch"),
                409,
                "no day is complete yet; PUT /complete/DAY says that all incidents to that day are in");
        refused(
                client.complete("2017-06-30"),
                409,
                "no incident of any kind is known of the week up to 2017-06-30; send them first, or mend the day");
        taken("A,1,2016-10-30,SHOT,-87.94,43.07\nB,1,2017-06-02,SHOT,-87.94,43.07");
        refused(
                client.complete("2017-07-01"),
                400,
                "a complete day is one from 2014-01-01 to yesterday, not 2017-07-01");
        refused(client.complete("soon"), 400, "Text 'soon' could not be parsed at index 0; write it as in 2017-06-30");
        assertThat(client.complete("2016-10-31").status()).isEqualTo(200);
        assertThat(counts("1 incident").coverage().span()).hasToString("2014-01-01/2016-11-01");
        assertThat(client.complete("2017-06-03").status()).isEqualTo(200);
        assertThat(client.complete("2016-10-31").status()).as("never back").isEqualTo(200);
        assertThat(counts("2 incidents").coverage().span()).hasToString("2014-01-01/2017-06-04");
    }

    @Test
    void letsNoStrangerIn() throws Exception {
        byte[] line = "A,1,2017-06-30,SHOT,,".getBytes(StandardCharsets.UTF_8);
        for (String token : List.of("", Client.STRANGER)) {
            refused(client.post(token, line), 401, "send Authorization: Bearer TOKEN");
            for (String path : List.of("watch", "counts", "brief")) {
                refused(client.get(token, path), 401, "send Authorization: Bearer TOKEN");
            }
        }
        refused(client.post(Client.READER, line), 403, "this token allows something else");
        refused(client.get(Client.WRITER, "watch"), 403, "this token allows something else");
        refused(
                client.sent(Client.READER, client.request("complete/2017-06-30").PUT(BodyPublishers.noBody())),
                403,
                "this token allows something else");
        assertThat(client.get("", "health").status()).isEqualTo(200);
        assertThat(client.sent("", client.request("watch").header("Accept", "text/html"))
                        .whole()
                        .headers()
                        .firstValue("Content-Type"))
                .as("a refusal may hold what was sent: it is never HTML")
                .hasValue("text/plain");
        assertThat(taken("A,1,2017-06-30,SHOT,,"))
                .as("nothing was taken before")
                .isOne();
    }

    @Test
    void answersFromOneStateOfTheCounts() throws Exception {
        Traffic traffic = Traffic.of(7, 4_000);
        taken(new String(traffic.batch(0, traffic.size()), StandardCharsets.UTF_8));
        assertThat(client.complete("2017-06-30").status()).isEqualTo(200);
        ZoneCounts counts = counts(traffic.counts(Question.example()).toString());
        assertThat(counts).isEqualTo(traffic.counts(Question.example()));

        Client.Answer watch = client.get("watch");
        assertThat(watch.text())
                .startsWith("{\"result\":{")
                .contains("\"verdict\":\"")
                .contains("\"falseAlarmChancePerYear\":0.1");
        String tag = watch.whole().headers().firstValue("ETag").orElse("");
        assertThat(tag).isEqualTo('"' + counts.sha256() + '"');

        Client.Answer page = client.get("brief");
        assertThat(page.text()).startsWith("<!DOCTYPE html>").contains("corridor");
        assertThat(page.whole().headers().firstValue("ETag")).hasValue(tag);
        for (String path : List.of("watch", "counts", "brief")) {
            assertThat(client.sent(Client.READER, client.request(path).header("If-None-Match", tag))
                            .status())
                    .isEqualTo(304);
        }
        taken("S\u00e40,1000,deleted");
        taken("new,1,2017-07-01,SHOT,,");
    }

    @Test
    void stalledPostsDelayNobody() throws Exception {
        List<Socket> stalled = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            stalled.add(half("A,1,2017"));
        }
        refused(
                client.get("watch"),
                409,
                "no day is complete yet; PUT /complete/DAY says that all incidents to that day are in");
        assertThat(client.get("health").status()).isEqualTo(200);
        for (Socket socket : stalled) {
            String answer = rest(socket);
            assertThat(answer)
                    .startsWith("HTTP/1.1 ")
                    .containsAnyOf(
                            "16 posts are under way; nothing was taken, send it again",
                            "broke off or stalled for 5 s; nothing was taken");
            socket.close();
        }
        assertThat(taken("A,1,2017-06-30,SHOT,,"))
                .as("each gave its place back")
                .isOne();
    }

    @Test
    void aPostThatTricklesHasTenSeconds() throws Exception {
        try (Socket socket = half("A")) {
            while (socket.getInputStream().available() == 0) {
                socket.getOutputStream().write('A');
                Thread.sleep(500);
            }
            assertThat(rest(socket)).startsWith("HTTP/1.1 408 ").endsWith("not whole after 10 s; nothing was taken\n");
        }
    }

    @Test
    void stopsWhenWhatIsUnderWayIsDone() throws Exception {
        String line = "A,1,2017-06-30,SHOT,-87.94,43.07";
        try (Socket socket = half(line.substring(0, 10), line.length())) {
            while (!client.get("health").text().contains("\"postsUnderWay\":1")) {
                Thread.sleep(10);
            }
            CompletableFuture<Void> stopped = CompletableFuture.runAsync(service::close);
            Thread.sleep(300);
            assertThat(stopped).isNotDone();
            socket.getOutputStream().write(line.substring(10).getBytes(StandardCharsets.US_ASCII));
            assertThat(rest(socket)).startsWith("HTTP/1.1 200 ");
            stopped.join();
        }
        service = service(server);
        client = Client.of(service.port());
        assertThat(taken(line)).as("it was taken").isZero();
    }

    @Test
    void saysWhenTheDatabaseIsGoneAndGoesOnAnswering() throws Exception {
        EmbeddedPostgres other = Postgres.start();
        try (Service onOther = service(other)) {
            Client there = Client.of(onOther.port());
            there.post("A,1,2017-06-30,SHOT,,");
            there.complete("2017-06-30");
            while (there.get("watch").status() != 200) {
                Thread.sleep(100);
            }
            other.close();
            refused(
                    there.post("B,1,2017-06-30,SHOT,,"),
                    503,
                    "the database does not answer; nothing was taken, send it again");
            assertThat(there.get("watch").whole().headers().firstValue("Retry-After"))
                    .isEmpty();
            assertThat(there.get("health").whole().headers().firstValue("Retry-After"))
                    .hasValue("5");
            refused(there.get("health"), 503, "the database does not answer; nothing was taken, send it again");
            assertThat(there.get("watch").status()).isEqualTo(200);
        } finally {
            other.close();
        }
    }

    @Test
    void refusesADatabaseThatLacksLetters() throws Exception {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE ascii ENCODING 'SQL_ASCII' LOCALE 'C' TEMPLATE template0");
        }
        try (HikariDataSource ascii = Main.pool(
                Map.of("DATABASE_URL", server.getJdbcUrl("postgres", "ascii"), "DATABASE_USER", "postgres"))) {
            assertThatThrownBy(() -> new IncidentStore(ascii))
                    .hasMessageContaining(
                            "The database keeps SQL_ASCII, which lacks letters; create it with ENCODING 'UTF8'");
        }
    }

    private Socket half(String body) throws IOException {
        return half(body, 1_000);
    }

    /** A post whose body is not sent to its end. */
    private Socket half(String body, int length) throws IOException {
        Socket socket = new Socket("127.0.0.1", service.port());
        socket.setSoTimeout(30_000);
        String head = "POST /incidents HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                + Client.WRITER + "\r\nContent-Length: " + length + "\r\n\r\n" + body;
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String rest(Socket socket) throws IOException {
        try (InputStream in = socket.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
