package org.videostreamer.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.videostreamer.access.AccessToken;
import org.videostreamer.access.PasswordHasher;
import org.videostreamer.testing.Accounts;
import org.videostreamer.testing.WrongLogins;

/**
 * What viewers see while somebody guesses passwords, a thousand a second, from one address and from many; and how long a
 * right login from another address takes meanwhile. All come as through a proxy on this machine, which tells for whom it asks.
 */
final class DoorsBench implements Measurement {

    private static final int VIEWERS = 50;
    private static final int A_SECOND = 1_000;
    private static final int CONNECTIONS = 100;
    /** Until an address has had its share looked at. */
    private static final long BEFORE_NANOS = TimeUnit.SECONDS.toNanos(3);

    private static final double SMOOTH_FPS = 19.5;
    private static final double LONGEST_LOGIN_SECONDS = 2;
    private static final String PASSWORD = "a password of the benchmark";

    private final ChildProcesses children;
    private final long nanos;
    private final HttpClient client = HttpClient.newHttpClient();
    private double lastLogin;
    private Table table = Table.of(
            "doors",
            VIEWERS + " viewers of MJPEG, test card 650x485 at 20 pictures a second, beside wrong logins",
            1,
            "wrong logins",
            "a second",
            "looked at",
            "mean fps",
            "least fps",
            "longest gap ms",
            "cores",
            "right login ms");

    DoorsBench(ChildProcesses children, int seconds) {
        this.children = children;
        this.nanos = TimeUnit.SECONDS.toNanos(seconds);
    }

    @Override
    public void run(Report report) throws IOException, InterruptedException {
        AccessToken token = AccessToken.make();
        String hash = new PasswordHasher().make(PASSWORD).text();
        // A user for each login that is timed: who has come in once is remembered.
        String doors = "users:\n"
                + String.join(
                        "",
                        IntStream.range(0, 3)
                                .mapToObj(user -> "  user" + user + ": {password_hash: '" + hash + "'}\n")
                                .toList())
                + "tokens: {viewers: {sha256: '" + token.hash().hex() + "'}}\n";
        try (StreamsFile file = StreamsFile.with(doors, "bench-doors", Map.of("sample", "test"));
                Server server = Server.startWith(children, file);
                ManyViewers audience = new ManyViewers()) {
            String shown = "Authorization: " + Accounts.bearer(token.text()) + "\r\n";
            while (audience.size() < VIEWERS) {
                audience.add(server.connect(), Watching.MJPEG, AnswerCounter.request("/video/sample", shown));
            }
            audience.watch(Warm.of(true).nanos());
            measure("none, to compare", List.of(), 0, server, audience);
            List<String> one = Collections.nCopies(CONNECTIONS, "203.0.113.101");
            ViewersResult seen = measure("from one address", one, 1, server, audience);
            report.add(Target.atLeast(
                    VIEWERS + " viewers beside 1,000 wrong logins a second, least rate",
                    SMOOTH_FPS,
                    seen.leastFps(),
                    "fps",
                    2));
            report.add(Target.atMost("right login beside them", LONGEST_LOGIN_SECONDS, lastLogin, "s", 2));
            List<String> many = IntStream.range(0, CONNECTIONS)
                    .mapToObj(address -> "203.0.113." + address)
                    .toList();
            measure("from " + CONNECTIONS + " addresses", many, 2, server, audience);
        }
        report.add(table);
    }

    /** Lets them guess by a connection each, and tells what the viewers see meanwhile. */
    private ViewersResult measure(String what, List<String> addresses, int user, Server server, ManyViewers audience)
            throws IOException {
        Bench.progress("wrong logins: " + what);
        List<WrongLogins> wrong = addresses.stream()
                .map(address -> new WrongLogins(server.port(), address, A_SECOND / CONNECTIONS))
                .toList();
        try {
            wrong.forEach(WrongLogins::begin);
            audience.watch(BEFORE_NANOS);
            long asked = answers(wrong);
            long looked = lookedAt(wrong);
            double cpu = server.usage().cpuSeconds();
            long start = System.nanoTime();
            CompletableFuture<Double> login = CompletableFuture.supplyAsync(() -> login(server.port(), "user" + user));
            ViewersResult seen = audience.count(nanos);
            double seconds = (System.nanoTime() - start) / 1e9;
            double cores = (server.usage().cpuSeconds() - cpu) / seconds;
            table = table.with(
                    what,
                    Numbers.fixed((answers(wrong) - asked) / seconds, 0),
                    Numbers.fixed((lookedAt(wrong) - looked) / seconds, 1),
                    Numbers.fixed(seen.meanFps(), 2),
                    Numbers.fixed(seen.leastFps(), 2),
                    Numbers.fixed(seen.longestMillis(), 0),
                    Numbers.fixed(cores, 3),
                    Numbers.fixed(login.join() * 1_000, 0));
            lastLogin = login.join();
            return seen;
        } finally {
            wrong.forEach(WrongLogins::close);
        }
    }

    private static long answers(List<WrongLogins> wrong) {
        return wrong.stream().mapToLong(WrongLogins::answers).sum();
    }

    private static long lookedAt(List<WrongLogins> wrong) {
        return wrong.stream()
                .mapToLong(one -> one.statuses().getOrDefault(401, 0L))
                .sum();
    }

    /** Logs in from another address, as often as it is told to come later, and returns after how many seconds it was in. */
    private double login(int port, String user) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/streams"))
                .header("Authorization", Accounts.basic(user, PASSWORD))
                .header("X-Forwarded-For", "198.51.100.7")
                .build();
        long begin = System.nanoTime();
        while (client.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                        .join()
                        .statusCode()
                != 200) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        return (System.nanoTime() - begin) / 1e9;
    }
}
