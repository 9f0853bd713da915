/** Announces a draft, or takes the announcement back. */

import { html } from "../../vendor/lit.js";
import { t } from "../core/words.js";
import { icon } from "../elements/icons.js";
import { hasPassed } from "./advice.js";
import { EditDialog } from "./edit-dialog.js";

export class PublishDialog extends EditDialog {
  content() {
    return this.manuscript.draft ? this.publishing() : this.takingBack();
  }

  publishing() {
    const { changed, verdict } = this.manuscript;
    const ready = verdict.faults.length === 0 && !changed;
    return html`
      <h2 id="publish-dialog-title" tabindex="-1">${t("Publish the workshop")}</h2>
      ${
        ready
          ? this.list([
              t("Its event page can be seen by everybody who has the address: {address}", {
                address: `${location.origin}/w/${this.workshop.about.id}`,
              }),
              t("The links and the code let people in from now on."),
              hasPassed(this.manuscript.tree, this.workshop.clock.now())
                ? t("The announced beginning has passed: it begins when a moderator begins it.")
                : t("It begins by itself at the announced time."),
              t("It can still be changed, and the announcement taken back until somebody has come in."),
            ])
          : html`<p>${changed ? t("Save it first; then it can be published.") : t("Mend what is named above the page first; then it can be published.")}</p>`
      }
      <div class="buttons">
        <button type="button" class="button quiet" @click=${() => this.close()}>${t("Not yet")}</button>
        <button type="button" class="button" ?disabled=${!ready} @click=${() => this.agree("agreed", true)}>${icon("megaphone")} ${t("Publish")}</button>
      </div>
    `;
  }

  takingBack() {
    return html`
      <h2 id="publish-dialog-title" tabindex="-1">${t("Take the announcement back")}</h2>
      <p>${t("The event page, the links and the code lead nowhere until it is published again. Only organisers come in.")}</p>
      <div class="buttons">
        <button type="button" class="button quiet" @click=${() => this.close()}>${t("Leave it announced")}</button>
        <button type="button" class="button" @click=${() => this.agree("agreed", false)}>${t("Take it back")}</button>
      </div>
    `;
  }
}

customElements.define("publish-dialog", PublishDialog);
