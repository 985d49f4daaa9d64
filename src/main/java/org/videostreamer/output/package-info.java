/** The ways out: one subpackage each, and what viewers behind sockets have in common. */
package org.videostreamer.output;
