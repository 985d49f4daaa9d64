/**
 * EPICS PVAccess cameras: areaDetector's NTNDArray, monitored with the EPICS community's own Java client. Everything
 * that knows the client is used by {@link org.videostreamer.source.pva.PvaSource} alone and not loaded without one.
 */
package org.videostreamer.source.pva;
