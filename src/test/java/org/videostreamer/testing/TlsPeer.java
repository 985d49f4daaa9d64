package org.videostreamer.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLSocket;

/** A client of TLS that says and reads what a test tells it, and trusts everybody. */
public final class TlsPeer implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;

    private final SSLSocket socket;

    /** Connects to this machine and shakes hands. */
    public TlsPeer(int port) {
        try {
            socket = (SSLSocket)
                    TestCertificate.trustingClient().getSocketFactory().createSocket("127.0.0.1", port);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.startHandshake();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends anything. */
    public TlsPeer say(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks for a path. */
    public TlsPeer ask(String path) {
        return say("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
    }

    /** Reads until so much has come. */
    public String read(int bytes) {
        try {
            return new String(socket.getInputStream().readNBytes(bytes), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The number of the certificate that the server has shown. */
    public int serial() {
        try {
            return ((X509Certificate) socket.getSession().getPeerCertificates()[0])
                    .getSerialNumber()
                    .intValueExact();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was agreed on, such as {@code TLSv1.3}. */
    public String protocol() {
        return socket.getSession().getProtocol();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
