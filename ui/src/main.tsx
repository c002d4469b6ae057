// SPDX-License-Identifier: Apache-2.0
import "./style/tokens.css";
import "./style/base.css";
import "./style/frame.css";
import "./style/small.css";
import { render } from "preact";
import { startLive } from "./api/live";
import { Frame } from "./frame/frame";
import { startTheme } from "./frame/theme";

startTheme();
startLive();
const root = document.getElementById("app");
if (root) render(<Frame />, root);
