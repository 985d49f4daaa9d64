package org.videostreamer.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.videostreamer.config.ClientTls;
import org.videostreamer.config.ConfigException;
import org.videostreamer.config.TlsFiles;
import org.videostreamer.config.TlsMaterial;

/** Speaks TLS for a server of this machine that does not, and lets in nobody but who shows a certificate that it knows. */
public final class TlsGate implements AutoCloseable {

    private final int behind;
    private final SSLContext context;
    private final ServerSocket listening;
    private final Path certificate;
    private final List<Integer> shown = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    /**
     * Opens it.
     *
     * @param folder where its files may lie
     * @param behind the server's port
     * @param known whom it lets in
     */
    public TlsGate(Path folder, int behind, TestCertificate... known) {
        this.behind = behind;
        try {
            Path own = Files.createDirectories(folder.resolve("gate"));
            TlsFiles files = TestCertificate.of(1_000).in(own);
            certificate = files.certificate();
            Path knownFile = own.resolve("known.crt");
            Files.writeString(
                    knownFile,
                    String.join(
                            "",
                            Stream.of(known).map(TestCertificate::certificate).toList()));
            context = context(new ClientTls(true, Optional.of(files), Optional.of(knownFile)));
            listening = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    private static SSLContext context(ClientTls tls) {
        try {
            TlsMaterial material = TlsMaterial.read(tls);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    material.own().map(KeyManagerFactory::getKeyManagers).orElseThrow(),
                    material.authorities()
                            .map(TrustManagerFactory::getTrustManagers)
                            .orElseThrow(),
                    null);
            return context;
        } catch (ConfigException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public int port() {
        return listening.getLocalPort();
    }

    /** Its own certificate. */
    public Path certificate() {
        return certificate;
    }

    /** The numbers of the certificates that were shown by those who came in. */
    public List<Integer> shown() {
        return shown;
    }

    private void accept() throws IOException {
        while (!listening.isClosed()) {
            Socket client = listening.accept();
            open.add(client);
            start(() -> serve(client));
        }
    }

    private void serve(Socket client) throws IOException {
        try (client;
                SSLSocket secure = (SSLSocket) context.getSocketFactory().createSocket(client, null, false)) {
            secure.setNeedClientAuth(true);
            if (!isLetIn(secure)) {
                // With what is not read yet the system would take back the alert that tells why.
                client.shutdownOutput();
                client.getInputStream().transferTo(OutputStream.nullOutputStream());
                return;
            }
            X509Certificate certificate = (X509Certificate) secure.getSession().getPeerCertificates()[0];
            shown.add(certificate.getSerialNumber().intValueExact());
            try (Socket server = new Socket("127.0.0.1", behind)) {
                open.add(server);
                start(() -> pass(secure, server));
                pass(server, secure);
            }
        }
    }

    private static boolean isLetIn(SSLSocket secure) {
        try {
            secure.startHandshake();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void pass(Socket from, Socket to) throws IOException {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // The other side has ended, or was not let in.
                    }
                },
                "tls gate");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            listening.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
