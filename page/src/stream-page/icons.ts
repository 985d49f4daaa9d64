import { svg, type SVGTemplateResult } from "lit";

/** Lines of 20 by 20, drawn with the text's colour. */
export const ICONS: Record<string, SVGTemplateResult> = {
  pan: svg`<path d="M10 2.5v15M2.5 10h15M10 2.5 8 4.5m2-2 2 2M10 17.5l-2-2m2 2 2-2M2.5 10l2-2m-2 2 2 2M17.5 10l-2-2m2 2-2 2"/>`,
  ruler: svg`<path d="m3 13 10-10 4 4L7 17zM6 10l1.6 1.6M8.5 7.500 11 10M11 5l1.600 1.600"/>`,
  line: svg`<path d="M2.500 17.500h15M2.500 14l3.500-1 2.500-8 3 9 2.500-5 3.500 4"/>`,
  region: svg`<path d="M3 7V3h4M13 3h4v4M17 13v4h-4M7 17H3v-4"/><path d="M7 7h6v6H7z"/>`,
  zoomIn: svg`<circle cx="8.500" cy="8.500" r="5.500"/><path d="m12.500 12.500 5 5M8.500 6v5M6 8.500h5"/>`,
  zoomOut: svg`<circle cx="8.500" cy="8.500" r="5.500"/><path d="m12.500 12.500 5 5M6 8.500h5"/>`,
  fit: svg`<path d="M2.500 4.500h15v11h-15zM5.500 8V7h2M14.500 8V7h-2M5.500 12v1h2M14.500 12v1h-2"/>`,
  actual: svg`<path d="M4 6.500 6 5v10M14 6.500 16 5v10M10 8v.01M10 12v.01"/>`,
  turn: svg`<path d="M15.500 6.500A6.500 6.500 0 1 0 16.500 11M16 2.500v4.200h-4.200"/>`,
  flipX: svg`<path d="M10 2.500v15M7.500 5v10L2.500 15zM12.500 5v10l5 0z"/>`,
  flipY: svg`<path d="M2.500 10h15M5 7.500h10L15 2.500zM5 12.500h10l0 5z"/>`,
  cross: svg`<circle cx="10" cy="10" r="3.500"/><path d="M10 2v5M10 13v5M2 10h5M13 10h5"/>`,
  scale: svg`<path d="M3 8v5h14V8M10 10.500V13"/>`,
  screen: svg`<path d="M3 8V3h5M12 3h5v5M17 12v5h-5M8 17H3v-5"/>`,
  save: svg`<path d="M10 3v9.500m0 0-3.500-3.500m3.500 3.500 3.500-3.500M3.500 13.500v3h13v-3"/>`,
  link: svg`<path d="M8.500 11.500a3 3 0 0 0 4.500.300l2.700-2.700a3 3 0 0 0-4.300-4.300L10 6.200M11.500 8.500a3 3 0 0 0-4.500-.300l-2.700 2.700a3 3 0 0 0 4.300 4.300L10 13.800"/>`,
  panel: svg`<path d="M3 17h14M5 17v-4M8 17V8M11 17V4M14 17v-7"/>`,
  help: svg`<circle cx="10" cy="10" r="7.500"/><path d="M7.800 8a2.200 2.200 0 1 1 3.200 2c-.700.400-1 .800-1 1.600M10 14v.01"/>`,
  home: svg`<path d="M3 3h5.500v5.500H3zM11.500 3H17v5.500h-5.500zM3 11.500h5.500V17H3zM11.500 11.500H17V17h-5.500z"/>`,
};
