package org.videostreamer.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videostreamer.access.PasswordHasher;
import org.videostreamer.config.ConfigException;
import org.videostreamer.config.ListenerConfig;
import org.videostreamer.config.ServerConfig;
import org.videostreamer.config.StreamConfig;
import org.videostreamer.log.Fault;
import org.videostreamer.source.SourceProviders;
import org.videostreamer.system.ServiceManager;
import org.videostreamer.system.SystemCertificates;

/**
 * The program. Exit codes: 0 after SIGTERM, SIGINT, {@code --help}, {@code --version} and {@code --check}; 1 when it
 * cannot start, such as when no address can be listened at, or ends while one of several cannot; 2 when the command line or the configuration is wrong. The
 * launcher adds 3, by which Java ends when its heap is full.
 */
public final class VideoStreamer {

    private static final Logger LOG = LoggerFactory.getLogger(VideoStreamer.class);
    private static final String PREFIX = "video-streamer: ";
    private static final int CANNOT_START = 1;
    private static final int CANNOT_LISTEN_EVERYWHERE = 1;
    private static final int MOST_NAMES = 5;

    private VideoStreamer() {}

    /** Runs until it is told to stop. */
    public static void main(String[] arguments) throws InterruptedException {
        // A peer could have a TLS connection shake hands again and again. Read when the JDK first speaks TLS.
        System.setProperty("jdk.tls.rejectClientInitiatedRenegotiation", "true");
        // What ends a thread that nobody looks after belongs into the log like all else.
        Thread.setDefaultUncaughtExceptionHandler((thread, fault) -> {
            LOG.error("thread '{}' has ended: {}", thread.getName(), Fault.reason(fault));
            LOG.debug("thread '{}'", thread.getName(), fault);
        });
        try {
            SystemCertificates.trust();
            start(arguments);
        } catch (ConfigException e) {
            e.problems().forEach(problem -> System.err.println(PREFIX + problem));
            System.exit(Options.USAGE_ERROR);
        } catch (IOException e) {
            end(CANNOT_START, e.getMessage());
        } catch (Throwable e) {
            // Threads that have started already would keep a half-started program alive.
            LOG.debug("the start failed", e);
            end(CANNOT_START, "cannot start: " + Fault.reason(e));
        }
        new CountDownLatch(1).await();
    }

    private static void end(int exitCode, String message) {
        System.err.println(PREFIX + message);
        System.exit(exitCode);
    }

    private static void start(String[] arguments) throws ConfigException, IOException, InterruptedException {
        SourceProviders providers = new SourceProviders(Plugins.loader());
        Request request = new Options(source -> providers.open(source).close()).parse(arguments, System.getenv());
        if (request instanceof Request.Answer answer) {
            System.out.print(answer.text());
            System.exit(answer.exitCode());
        } else if (request instanceof Request.HashPassword) {
            System.out.println(new PasswordHasher()
                    .make(PasswordPrompt.ofThisProcess().ask())
                    .text());
            System.exit(0);
        } else if (request instanceof Request.Launch launch) {
            launch(launch, providers);
        }
    }

    private static void launch(Request.Launch launch, SourceProviders providers)
            throws IOException, InterruptedException {
        if (launch.debug()) {
            LogSetup.debug();
        }
        launch.notices().forEach(LOG::warn);
        if (launch.checkOnly()) {
            System.out.println(launch.config());
            System.exit(0);
        }
        serve(launch, providers);
    }

    private static void serve(Request.Launch launch, SourceProviders providers)
            throws IOException, InterruptedException {
        ServerConfig config = launch.config().server();
        ServiceManager manager =
                ServiceManager.of(System.getenv(), ProcessHandle.current().pid());
        Application application = new Application(config, launch.file(), providers);
        if (launch.file().isPresent()) {
            // Before anybody can know that the program runs: unheard, the signal would end it.
            HangUp.handle(() -> application.reloading().ask());
        }
        List<Integer> ports = application.start();
        for (int i = 0; i < ports.size(); i++) {
            if (ports.get(i) == 0) {
                continue;
            }
            tell(config.listeners().get(i), ports.get(i));
        }
        OpenHouse.notice(config).ifPresent(LOG::info);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(application, manager), "stop"));
        manager.watch(application::isAlive);
        manager.ready("serving "
                + shown(config.streams().stream().map(StreamConfig::name).toList()));
    }

    private static void tell(ListenerConfig listener, int port) {
        if (listener.redirectTo().isPresent()) {
            LOG.info(
                    "{} leads to port {} with TLS",
                    listener.address(),
                    listener.redirectTo().getAsInt());
            return;
        }
        LOG.info(
                "{} is served at {}, see {}://localhost:{}/ui",
                shown(listener.streams()),
                listener.address(),
                listener.doorway().tls().isPresent() ? "https" : "http",
                port);
    }

    private static String shown(List<String> streams) {
        return streams.size() > MOST_NAMES ? streams.size() + " streams" : String.join(", ", streams);
    }

    private static void stop(Application application, ServiceManager manager) {
        int exitCode = application.isComplete() ? 0 : CANNOT_LISTEN_EVERYWHERE;
        try {
            LOG.info("stopping");
            manager.stopping();
            application.close();
        } finally {
            // The JVM answers SIGTERM and SIGINT with code 143 and 130; a stop that was asked for is a success.
            Runtime.getRuntime().halt(exitCode);
        }
    }
}
