import { Dashboard } from "./dashboard";

const dashboard = new Dashboard();
if (!document.hidden) {
  dashboard.start();
}
