/** What the run sheet says of the present item to the team alone; before the start, of the first one. */

import { html, nothing } from "../../vendor/lit.js";
import { following, present } from "../core/agenda.js";
import { t } from "../core/words.js";
import { ControlPiece } from "./control-piece.js";

export class ControlSheet extends ControlPiece {
  watches() {
    return ["all/clock", "all/item:", "staff/sheet:", "all/workshop"];
  }

  render() {
    const item = present(this.store) ?? following(this.store);
    const sheet = item && this.store.get("staff", `sheet:${item.id}`);
    if (!sheet) return nothing;
    const said = [
      [t("Method"), sheet.method],
      [t("Material"), sheet.material],
      [t("Notes for the team"), sheet.team],
    ].filter(([, words]) => words);
    return html`<dl class="team-sheet" aria-label=${t("For the team: {title}", { title: item.title })} lang=${this.language}>
      ${said.map(([what, words]) => html`<div><dt>${what}</dt><dd>${words}</dd></div>`)}
    </dl>`;
  }
}

customElements.define("control-sheet", ControlSheet);
