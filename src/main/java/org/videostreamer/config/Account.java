package org.videostreamer.config;

/** Somebody whom the configuration knows. Two that are equal have the same secret and the same rights. */
public sealed interface Account permits UserConfig, TokenConfig, JwtAccount {

    /** What it is called. */
    String name();

    /** What it may. */
    Grant grant();
}
