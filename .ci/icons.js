// The lucide icons that the pages use, by lucide's own names. `npm run vendor` draws them into one sprite;
// a name that lucide does not have stops it.

export const ICONS = `
  armchair arrow-down arrow-left arrow-right arrow-up arrow-up-right calendar-days calendar-plus check chevron-down
  chevron-right circle circle-check circle-dot clock copy corner-down-right door-open ellipsis external-link eye
  eye-off file-down file-text flag git-branch grip-vertical group hand headphones history hourglass info keyboard
  layout-grid life-buoy link list lock lock-open log-out mail maximize megaphone menu message-square messages-square minus monitor
  move pause pencil pin play plus presentation printer qr-code redo-2 refresh-cw rotate-ccw save scale search send
  settings skip-forward smartphone square-pen sticky-note tag thumbs-up timer trash-2 triangle-alert undo-2 ungroup
  upload user-minus user-plus users video wifi-off x
`
  .trim()
  .split(/\s+/);
