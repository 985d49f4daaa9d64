package org.videostreamer.system;

import java.io.IOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videostreamer.log.RareFault;

/**
 * The service manager that started the program, systemd for one, if it wants to be told how the program is: when it serves,
 * that it lives, and that it stops. Where nobody wants to know, all of this does nothing. Whatever fails here is told in the
 * log and stops nothing. Any thread.
 */
public final class ServiceManager {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceManager.class);
    private static final int MOST_TRIES = 20;
    private static final long PAUSE_MILLIS = 50;

    private final Optional<NotifySocket> socket;
    private final Optional<Duration> watchdog;
    private final RareFault faults = new RareFault("telling the service manager", LOG);

    private ServiceManager(Optional<NotifySocket> socket, Optional<Duration> watchdog) {
        this.socket = socket;
        this.watchdog = watchdog;
    }

    /**
     * The one that the environment tells of.
     *
     * @param environment the process's variables, by the protocol of {@code sd_notify} and {@code sd_watchdog_enabled}
     * @param pid of this process: a watchdog may be meant for another
     */
    public static ServiceManager of(Map<String, String> environment, long pid) {
        Optional<NotifySocket> socket = Optional.ofNullable(environment.get("NOTIFY_SOCKET"))
                .filter(address -> address.startsWith("/") || address.startsWith("@"))
                .map(NotifySocket::new);
        boolean ours = Optional.ofNullable(environment.get("WATCHDOG_PID"))
                .map(text -> text.equals(Long.toString(pid)))
                .orElse(true);
        Optional<Duration> watchdog = Optional.ofNullable(environment.get("WATCHDOG_USEC"))
                .filter(text -> ours && text.matches("[1-9][0-9]{0,17}"))
                .map(text -> Duration.of(Long.parseLong(text), ChronoUnit.MICROS));
        return new ServiceManager(socket, watchdog);
    }

    /**
     * It serves.
     *
     * @param status what it does, one line for people
     */
    public void ready(String status) {
        tell("READY=1\nSTATUS=" + status);
    }

    /** It was told to stop, and does. */
    public void stopping() {
        tell("STOPPING=1");
    }

    /**
     * From now on the manager is told again and again that the program lives, as long as it does, and starts it anew when it
     * does not.
     *
     * @param alive asks whether it lives; returns at once, and completes soon if it does
     */
    public void watch(Supplier<CompletableFuture<Boolean>> alive) {
        if (socket.isPresent()) {
            watchdog.ifPresent(limit -> new Watchdog(alive, () -> tell("WATCHDOG=1")).start(limit));
        }
    }

    /** After how much silence the manager starts the program anew; none if it does not. */
    Optional<Duration> watchdog() {
        return watchdog;
    }

    private synchronized void tell(String text) {
        if (socket.isEmpty()) {
            return;
        }
        try {
            int tries = 0;
            while (!socket.get().send(text)) {
                if (++tries == MOST_TRIES) {
                    throw new IOException("it takes nothing");
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException | LinkageError e) {
            faults.tell(e);
        }
    }
}
