package org.videostreamer.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Makes the records of {@code camera_tls} and {@code redis_tls}, and tries the files, so that whoever checks a configuration
 * hears of what would fail later.
 *
 * @param directory where relative names of files start
 */
record ClientTlsReader(Path directory) {

    /**
     * How TLS is spoken.
     *
     * @param key where it may be told
     * @param server what is connected to, for people
     * @param secure whether that is by TLS
     */
    ClientTls read(Values stream, Key<Values> key, String server, boolean secure, Problems problems) {
        boolean verify = stream.get(Keys.TLS_VERIFY);
        Optional<Values> given = stream.find(key);
        if (given.isEmpty()) {
            return ClientTls.verifying(verify);
        }
        Values files = given.get();
        if (!secure) {
            problems.add(
                    files.place(),
                    "given for " + server + ", to which no TLS is spoken; expected one of https, rtsps or rediss");
        }
        if (files.isWritten(Keys.CLIENT_CERTIFICATE) != files.isWritten(Keys.CLIENT_KEY)) {
            Key<String> missing = files.isWritten(Keys.CLIENT_KEY) ? Keys.CLIENT_CERTIFICATE : Keys.CLIENT_KEY;
            problems.add(files.at(missing), "missing; expected both certificate and key, or neither");
        }
        try {
            ClientTls tls = new ClientTls(
                    verify,
                    files.find(Keys.CLIENT_CERTIFICATE).flatMap(certificate -> files.find(Keys.CLIENT_KEY)
                            .map(own -> new TlsFiles(directory.resolve(certificate), directory.resolve(own)))),
                    files.find(Keys.CLIENT_CA).map(directory::resolve));
            TlsMaterial.read(tls);
            return tls;
        } catch (ConfigException e) {
            problems.add(files.place(), e.getMessage());
        } catch (InvalidPathException e) {
            problems.add(files.place(), "holds what is no name of a file");
        }
        return ClientTls.verifying(verify);
    }
}
