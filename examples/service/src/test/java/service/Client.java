package service;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

/** What senders and readers do. */
record Client(int port, HttpClient http) {

    static final String WRITER = "the records system";
    static final String READER = "the dashboard";
    static final String STRANGER = "somebody";

    record Answer(int status, byte[] body, HttpResponse<byte[]> whole) {

        String text() {
            return new String(body, StandardCharsets.UTF_8).strip();
        }

        @Override
        public String toString() {
            return status + " " + text();
        }
    }

    /** What the settings hold of a token. */
    static String sha256(String token) {
        try {
            byte[] bytes = token.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static Client of(int port) {
        return new Client(
                port,
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(2))
                        .build());
    }

    Answer post(String token, byte[] body) throws IOException, InterruptedException {
        return sent(token, request("incidents").POST(BodyPublishers.ofByteArray(body)));
    }

    Answer post(String lines) throws IOException, InterruptedException {
        return post(WRITER, lines.getBytes(StandardCharsets.UTF_8));
    }

    Answer complete(String day) throws IOException, InterruptedException {
        return sent(WRITER, request("complete/" + day).PUT(BodyPublishers.noBody()));
    }

    Answer get(String path) throws IOException, InterruptedException {
        return get(READER, path);
    }

    Answer get(String token, String path) throws IOException, InterruptedException {
        return sent(token, request(path));
    }

    Answer sent(String token, HttpRequest.Builder request) throws IOException, InterruptedException {
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        return new Answer(response.statusCode(), response.body(), response);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/" + path))
                .timeout(Duration.ofSeconds(30));
    }
}
