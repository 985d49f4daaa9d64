package org.videostreamer.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A server's TLS with a certificate that nobody has signed but itself, for 127.0.0.1 and localhost. */
public final class SelfSigned {

    private static final String PASSWORD = "changeit";

    private SelfSigned() {}

    /** Makes a certificate with the JDK's keytool. */
    public static SSLContext context() {
        try {
            Path directory = Files.createTempDirectory("self-signed");
            Path file = directory.resolve("keys.p12");
            try {
                makeKey(file);
                return load(file);
            } finally {
                Files.deleteIfExists(file);
                Files.deleteIfExists(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void makeKey(Path file) throws IOException, InterruptedException {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        String command = keytool + " -genkeypair -alias camera -keyalg EC -groupname secp256r1 -dname CN=camera"
                + " -ext san=ip:127.0.0.1,dns:localhost -validity 2 -storetype PKCS12 -storepass " + PASSWORD
                + " -keystore " + file;
        Process process = new ProcessBuilder(command.split(" "))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("keytool failed");
        }
    }

    private static SSLContext load(Path file) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
