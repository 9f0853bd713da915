/** Asks before something is saved that others see at once, and says what it does. */

import { html, nothing } from "../../vendor/lit.js";
import { t, tn } from "../core/words.js";
import { icon } from "../elements/icons.js";
import { EditDialog } from "./edit-dialog.js";

export class SaveDialog extends EditDialog {
  content() {
    const people =
      this.workshop.present.get("staff")?.people?.length ?? this.workshop.present.get("all")?.count ?? 0;
    const others = Math.max(0, people - 1);
    return html`
      <h2 id="save-dialog-title" tabindex="-1">${t("What saving does")}</h2>
      ${this.list(this.manuscript.verdict.effects)}
      <p>
        ${icon("users")}
        ${others ? tn("One person is here and sees it at once.", "{n} people are here and see it at once.", others) : t("Nobody else is here at the moment.")}
      </p>
      ${this.standing.state === "planned" ? nothing : html`<p class="muted">${t("It can be taken back: the version before stays, and can be brought back for as long as it is still ahead.")}</p>`}
      <div class="buttons">
        <button type="button" class="button quiet" @click=${() => this.close()}>${t("Not yet")}</button>
        <button type="button" class="button" autofocus @click=${() => this.agree("agreed")}>${icon("save")} ${t("Save")}</button>
      </div>
    `;
  }
}

customElements.define("save-dialog", SaveDialog);
