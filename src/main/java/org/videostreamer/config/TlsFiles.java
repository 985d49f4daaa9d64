package org.videostreamer.config;

import java.nio.file.Path;

/**
 * Where the certificate of an address lies, and the key that belongs to it. Nothing of them is read here.
 *
 * @param certificate a file in PEM: the server's certificate, and behind it those that lead to its authority
 * @param key a file in PEM: the private key, not encrypted
 */
public record TlsFiles(Path certificate, Path key) {}
