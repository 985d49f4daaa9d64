package org.videostreamer.web;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.net.ServerSSLOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videostreamer.config.ConfigException;
import org.videostreamer.config.ListenAddress;
import org.videostreamer.config.TlsFiles;

/**
 * The certificate of an address, which follows its files: another pair counts for connections that come after it, and those
 * that are open notice nothing. One that is wrong changes nothing and is told. Any thread.
 */
final class ListenerTls {

    private static final Logger LOG = LoggerFactory.getLogger(ListenerTls.class);
    /** Authorities that renew by themselves have done so long before. */
    private static final Duration WARN_BEFORE = Duration.ofDays(14);

    private static final Duration WARN_AGAIN = Duration.ofDays(1);

    private final ListenAddress address;
    private final Vertx vertx;
    private final long handshakeSeconds;
    private final Clock clock;
    /** Those that share the port. */
    private final Set<HttpServer> servers = new CopyOnWriteArraySet<>();

    private TlsFiles files;
    private volatile TlsPair pair;
    private List<Object> seen;
    /** The state of the files when they were read last, whatever came of it. */
    private List<Object> tried;

    private Instant warnAt = Instant.MIN;

    /**
     * Reads the files.
     *
     * @param handshakeSeconds how long a handshake may take
     * @throws ConfigException if they cannot be used: one line with the reason
     */
    ListenerTls(ListenAddress address, TlsFiles files, Vertx vertx, long handshakeSeconds, Clock clock)
            throws ConfigException {
        this.address = address;
        this.files = files;
        this.vertx = vertx;
        this.handshakeSeconds = handshakeSeconds;
        this.clock = clock;
        this.tried = state(files);
        this.seen = tried;
        this.pair = TlsPair.read(files, vertx);
        warnOfDates();
    }

    /** What a server is told; any thread. */
    ServerSSLOptions options() {
        // The JDK's engine takes part in TLS 1.2 and 1.3 alone.
        return new ServerSSLOptions()
                .setKeyCertOptions(pair.options())
                .setUseAlpn(false)
                .setSslHandshakeTimeout(handshakeSeconds)
                .setSslHandshakeTimeoutUnit(TimeUnit.SECONDS);
    }

    /** A server of the address listens, and is told of each pair from now on. Any thread. */
    void serves(HttpServer server) {
        servers.add(server);
    }

    /** The files are others from now on; they are read at the next looks. */
    synchronized void become(TlsFiles others) {
        if (!others.equals(files)) {
            files = others;
            seen = List.of();
            tried = List.of();
        }
    }

    /** Takes what the files hold, once they are the same at two looks. Reads files: not on an event loop. */
    synchronized void look() {
        List<Object> now = state(files);
        if (now.equals(seen) && !now.equals(tried)) {
            tried = now;
            take();
        }
        seen = now;
        warnOfDates();
    }

    private void take() {
        TlsPair next;
        try {
            next = TlsPair.read(files, vertx);
        } catch (ConfigException e) {
            LOG.warn("{}: the certificate of before stays: {}", address, e.getMessage());
            return;
        }
        pair = next;
        warnAt = Instant.MIN;
        // Without force Vert.x takes options that look alike for no change.
        servers.forEach(server -> server.updateSSLOptions(options(), true)
                .onFailure(fault -> LOG.warn("{}: the certificate of before stays: {}", address, fault.getMessage())));
        LOG.info("{}: another certificate, valid until {}", address, next.until());
    }

    private void warnOfDates() {
        Instant now = clock.instant();
        if (now.isBefore(warnAt)) {
            return;
        }
        if (now.isBefore(pair.from())) {
            LOG.warn("{}: the certificate is not valid before {}", address, pair.from());
        } else if (now.isAfter(pair.until())) {
            LOG.warn("{}: the certificate was valid until {}; browsers refuse it", address, pair.until());
        } else if (now.plus(WARN_BEFORE).isAfter(pair.until())) {
            LOG.warn("{}: the certificate is valid until {} only", address, pair.until());
        } else {
            return;
        }
        warnAt = now.plus(WARN_AGAIN);
    }

    private static List<Object> state(TlsFiles files) {
        List<Object> all = new ArrayList<>();
        for (Path file : List.of(files.certificate(), files.key())) {
            try {
                BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
                all.addAll(List.of(now.lastModifiedTime(), now.size(), String.valueOf(now.fileKey())));
            } catch (IOException e) {
                all.add("none");
            }
        }
        return List.copyOf(all);
    }
}
