/** The workshop as a whole: what it is called, when it is, what is done with names, and where its links lead. */

import { html } from "../../vendor/lit.js";
import { t } from "../core/words.js";
import { errors } from "./controls.js";
import { EditPiece } from "./edit-piece.js";
import { fieldOf, fieldsOf } from "./fields.js";

const WHAT = ["title", "series", "organiser", "purpose", "questions"];
const WHEN = ["date", "start", "timezone", "language"];

export class EditAbout extends EditPiece {
  render() {
    const fields = this.fields("workshop");
    const one = (/** @type {string} */ key) => fieldOf(this, ["workshop", key], this.field("workshop", key));
    const others = fields.filter(({ key }) => !WHAT.includes(key) && !WHEN.includes(key));
    return html`<div class="columns">
      <section class="form" aria-labelledby="about-what">
        <h3 id="about-what">${t("What it is")}</h3>
        ${errors(this, ["workshop"])} ${WHAT.map(one)}
      </section>
      <div class="form">
        <section class="form" aria-labelledby="about-when">
          <h3 id="about-when">${t("When it is")}</h3>
          <div class="fields">${WHEN.map(one)}</div>
        </section>
        <section class="form" aria-labelledby="about-names">
          <h3 id="about-names">${t("Names, and what is kept")}</h3>
          ${fieldsOf(this, ["workshop"], others)}
        </section>
        <section class="form" aria-labelledby="about-links">
          <h3 id="about-links">${t("Links")}</h3>
          ${fieldsOf(this, ["links"], this.fields("links"))}
        </section>
      </div>
    </div>`;
  }
}

customElements.define("edit-about", EditAbout);
