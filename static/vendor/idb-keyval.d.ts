// The types of idb-keyval.js beside it, for editors and tsc only; written by .ci/vendor.js.
export { clear, createStore, del, delMany, entries, get, keys, set, setMany, update } from "idb-keyval";
export type { UseStore } from "idb-keyval";
